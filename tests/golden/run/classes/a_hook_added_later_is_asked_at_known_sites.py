class Meta(type):
    pass


class A(metaclass=Meta):
    x = 1


def read(o):
    try:
        return o.x, o.y
    except AttributeError as error:
        return str(error)


print(read(A), read(A()))  # expect: type object 'A' has no attribute 'y' 'A' object has no attribute 'y'
A.__getattr__ = lambda self, name: name + "!"
print(read(A()))  # expect: (1, 'y!')
Meta.__getattr__ = lambda self, name: name + "?"
print(read(A))  # expect: (1, 'y?')
Meta.x = property(lambda cls: "meta")
print(read(A), read(A()))  # expect: ('meta', 'y?') (1, 'y!')
