import weakref


class A:
    pass


def with_callback(reference):
    pass


class Kind(weakref.ref):
    pass


a = A()
proxy = weakref.proxy(a)
called = weakref.ref(a, with_callback)
kind = Kind(a)
plain = weakref.ref(a)
print(weakref.getweakrefs(a)[0] is plain, weakref.ref(a) is plain, weakref.ref(a, None) is plain)  # expect: True True True
print(weakref.proxy(a) is proxy, called is not plain, weakref.getweakrefcount(a))  # expect: True True 4

# So many others that the list of references grows and is cleaned.
others = [weakref.ref(a, with_callback) for _ in range(100)]
del others[::2]
others += [weakref.ref(a, with_callback) for _ in range(100)]
print(weakref.ref(a) is plain, Kind(a) is kind)  # expect: True False
