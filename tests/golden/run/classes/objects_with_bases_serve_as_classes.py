class Kind:
    def __init__(self, *bases):
        self.__bases__ = bases


class Thing:
    def __init__(self, kind):
        self.kind = kind

    @property
    def __class__(self):
        return self.kind


animal = Kind()
dog = Kind(animal)
print(issubclass(dog, animal), isinstance(Thing(dog), animal), isinstance(Thing(animal), dog))  # expect: True True False
try:
    isinstance(1, 2)
except TypeError as error:
    print(error)  # expect: isinstance() arg 2 must be a type, a tuple of types, or a union
