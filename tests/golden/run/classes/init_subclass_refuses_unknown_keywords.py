try:
    class A(x=1): pass
except TypeError as e:
    print(e)  # expect: A.__init_subclass__() takes no keyword arguments
