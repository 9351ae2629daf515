class Liar:
    def __init__(self, error):
        self.error = error

    def __iter__(self):
        return iter("ab")

    def __length_hint__(self):
        raise self.error


class Sized:
    def __iter__(self):
        return iter("ab")

    def __len__(self):
        print("asked")
        return 7


print(list(Sized()))
# expect: asked
# expect: ['a', 'b']
print(tuple(Liar(TypeError())))  # expect: ('a', 'b')
try:
    list(Liar(RuntimeError("no")))
except RuntimeError as error:
    print(error)  # expect: no


class Negative(Sized):
    __len__ = None

    def __length_hint__(self):
        return -1


class Few(Liar):
    def __length_hint__(self):
        return -1


try:
    list(Few(None))
except ValueError as error:
    print(error)  # expect: __length_hint__() should return >= 0
