class A:
    def __init__(self): self._x = 0
    @property
    def x(self): return self._x
    @x.setter
    def x(self, v): self._x = v * 2
    @x.deleter
    def x(self): self._x = 'gone'
a = A()
a.x = 5
print(a.x)  # expect: 10
del a.x
print(a.x)  # expect: gone
