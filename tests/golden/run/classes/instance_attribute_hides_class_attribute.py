class A: x = 'class'
a = A()
a.x = 'instance'
print(a.x)  # expect: instance
del a.x
print(a.x)  # expect: class
