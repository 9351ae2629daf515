class D:
    def __set__(self, o, v): print('set', v)  # expect: set 1
    def __delete__(self, o): print('delete')  # expect: delete
class A: x = D()
a = A()
a.x = 1
del a.x
