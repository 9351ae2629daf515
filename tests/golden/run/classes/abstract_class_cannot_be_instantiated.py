from abc import ABC, abstractmethod
class A(ABC):
    @abstractmethod
    def f(self): ...
class B(A):
    def f(self): return 'f'
print(B().f())  # expect: f
try:
    A()
except TypeError as e:
    print(e)  # expect: Can't instantiate abstract class A without an implementation for abstract method 'f'
