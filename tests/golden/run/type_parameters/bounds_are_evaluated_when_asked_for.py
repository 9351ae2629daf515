# python: 3.14
class C[T: later, U: (int, str) = str]:
    pass


T, U = C.__type_params__
try:
    T.__bound__
except NameError as error:
    print(error)  # expect: name 'later' is not defined
later = int
print(T.__bound__, T.__constraints__, T.has_default())  # expect: <class 'int'> () False
print(U.__bound__, U.__constraints__, U.__default__)  # expect: None (<class 'int'>, <class 'str'>) <class 'str'>
