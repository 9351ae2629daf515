class A:
    def m(self, x): return 'first', x
a = A()
def swap():
    A.m = lambda self, x: ('second', x)
    return 1
print(a.m(swap()))  # expect: ('first', 1)
print(a.m(2))  # expect: ('second', 2)
