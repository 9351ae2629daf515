def inner():
    yield


class Thrower:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def throw(self, error):
        raise error


def outer(delegate):
    try:
        1 / 0
    except ZeroDivisionError:
        yield from delegate


for delegate in iter([1]), inner(), Thrower():
    generator = outer(delegate)
    next(generator)
    try:
        generator.throw(KeyError(1))
    except KeyError as error:
        print(repr(error.__context__))
# expect: ZeroDivisionError('division by zero')
# expect: ZeroDivisionError('division by zero')
# expect: ZeroDivisionError('division by zero')
