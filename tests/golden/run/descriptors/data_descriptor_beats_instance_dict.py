class D:
    def __get__(self, o, t=None): return 'descriptor'
    def __set__(self, o, v): pass
class A: x = D()
a = A()
a.__dict__['x'] = 'instance'
print(a.x)  # expect: descriptor
