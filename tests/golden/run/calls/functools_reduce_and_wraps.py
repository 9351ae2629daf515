from functools import reduce, wraps
print(reduce(lambda a, b: a * b, [1, 2, 3, 4]))  # expect: 24
def deco(f):
    @wraps(f)
    def inner(): return f()
    return inner
@deco
def hello(): return 'hi'
print(hello.__name__, hello())  # expect: hello hi
