import weakref


class With:
    __slots__ = ("__weakref__",)


class Without:
    __slots__ = ()


referred = With()
print(With.__weakref__, weakref.ref(referred)() is referred)  # expect: <attribute '__weakref__' of 'With' objects> True
try:
    weakref.ref(Without())
except TypeError as error:
    print(error)  # expect: cannot create weak reference to 'Without' object
