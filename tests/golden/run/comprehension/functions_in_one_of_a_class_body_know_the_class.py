# python: 3.14
class C:
    functions = [lambda: __class__ for _ in range(2)]
    nested = [[lambda: __class__ for _ in range(1)] for _ in range(1)]
    try:
        called = [(lambda: __class__)() for _ in range(1)]
    except NameError as error:
        print(error)  # expect: cannot access free variable '__class__' where it is not associated with a value in enclosing scope
    try:
        direct = [__class__ for _ in range(1)]
    except NameError as error:
        print(error)  # expect: name '__class__' is not defined
    try:
        direct = [[__class__ for _ in range(1)] for _ in range(1)]
    except NameError as error:
        print(error)  # expect: name '__class__' is not defined


print([function() is C for function in C.functions], C.nested[0][0]() is C)  # expect: [True, True] True
