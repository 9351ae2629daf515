class C:
    @classmethod
    def method(cls):
        """Of the function."""

    @staticmethod
    def function():
        """Of the other."""


print(C.__dict__["method"].__doc__, C.__dict__["function"].__doc__)  # expect: Of the function. Of the other.
print(list[int].__doc__ == list.__doc__, None.__doc__ == type(None).__doc__)  # expect: True True
