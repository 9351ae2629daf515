import weakref


class A:
    pass


a = A()
for make in (weakref.proxy, weakref.ref):
    try:
        make(weakref.proxy(a))
    except TypeError as e:
        print(e)
# expect: cannot create weak reference to 'weakref.ProxyType' object
# expect: cannot create weak reference to 'weakref.ProxyType' object
