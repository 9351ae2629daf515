class Log(dict):
    def __setitem__(self, k, v):
        if not k.startswith('__'): print('set', k)
        super().__setitem__(k, v)
class M(type):
    @classmethod
    def __prepare__(m, name, bases): return Log()
class A(metaclass=M):
    x = 1
    def f(self): pass
print(A.x)

# expect: set x
# expect: set f
# expect: 1
