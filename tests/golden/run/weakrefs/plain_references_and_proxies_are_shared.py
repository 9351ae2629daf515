import weakref


class C:
    pass


c = C()
reference = weakref.ref(c)
proxy = weakref.proxy(c)
print(weakref.ref(c) is reference, weakref.proxy(c) is proxy, weakref.getweakrefcount(c))  # expect: True True 2
