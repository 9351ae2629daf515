import abc
import sys


class Watched(abc.ABCMeta):
    def __subclasscheck__(cls, other):
        print(sys._getframemodulename(1))
        return super().__subclasscheck__(other)


class Shape(metaclass=Watched):
    @abc.abstractmethod
    def area(self): ...


class Square(Shape):
    def area(self):
        return 1


print(isinstance(3, Shape))
# expect: abc
# expect: abc
# expect: False
print(Shape.__abstractmethods__, Square.__abstractmethods__)  # expect: frozenset({'area'}) frozenset()
Shape.register(int)
# expect: abc
