class special(property):
    """Of the class."""


class Holder:
    @special
    def value(self):
        """Of the value."""
        return 1

    @value.setter
    def value(self, new):
        pass

    @property
    def bare(self):
        return 2


print(Holder.value.__doc__, "|", special.__doc__)  # expect: Of the value. | Of the class.
print(Holder.value.__name__, Holder.bare.__name__, Holder.bare.__doc__)  # expect: value bare None
try:
    Holder().bare = 3
except AttributeError as error:
    print(error)  # expect: property 'bare' of 'Holder' object has no setter
