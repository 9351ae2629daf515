class Odd(Exception):
    def __new__(cls):
        return 3


def generator():
    yield 1


g = generator()
next(g)
try:
    g.throw(Odd)
except TypeError as error:
    print("should have returned an instance of BaseException" in str(error))  # expect: True
