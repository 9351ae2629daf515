class Base:
    def __new__(cls, value):
        return object.__new__(Derived)


class Derived(Base):
    def __init__(self, value):
        self.value = value


print(Base(3).value, type(Base(4)).__name__)  # expect: 3 Derived
