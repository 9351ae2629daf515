# An object with a hook of its own keeps its identity when the running program is pickled; what its __slots__ hold must then, too.
class Plain:
    pass


class Hooked:
    __slots__ = ("held",)

    def __reduce__(self):
        raise TypeError("not to be pickled")


plain, hooked = Plain(), Hooked()
hooked.held = plain


def compare():
    return hooked.held is plain


print(compare())  # expect: True
