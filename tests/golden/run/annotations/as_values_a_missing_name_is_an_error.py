# python: 3.14
def f(a: Missing):
    pass


try:
    f.__annotations__
except NameError as error:
    print(error)  # expect: name 'Missing' is not defined
