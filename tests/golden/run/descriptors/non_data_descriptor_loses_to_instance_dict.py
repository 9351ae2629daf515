class D:
    def __get__(self, o, t=None): return 'descriptor'
class A: x = D()
a = A()
print(a.x)  # expect: descriptor
a.__dict__['x'] = 'instance'
print(a.x)  # expect: instance
