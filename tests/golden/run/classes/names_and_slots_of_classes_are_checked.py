def refused(make):
    try:
        make()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


def rename(name):
    type("C", (), {}).__name__ = name


refused(lambda: type("a\0b", (), {}))  # expect: ValueError type name must not contain null characters
refused(lambda: rename("a\0b"))  # expect: ValueError type name must not contain null characters
refused(lambda: type("a\udcdc", (), {}))  # expect: UnicodeEncodeError 'utf-8' codec can't encode character '\udcdc' in position 1: surrogates not allowed
refused(lambda: type("C", (), {"__slots__": ("__dict__", "__dict__")}))  # expect: TypeError __dict__ slot disallowed: we already got one


class Plain:
    pass


print(type("C", (Plain, int), {}).__base__, type("C", (Plain, Plain.__base__), {}).__base__)  # expect: <class 'int'> <class '__main__.Plain'>
made = type("C", (), {"__firstlineno__": 42})
made.__module__ = "elsewhere"
print("__firstlineno__" in made.__dict__)  # expect: False


class Slotted:
    __slots__ = ["__qualname__", "__classcell__"]


slotted = Slotted()
slotted.__qualname__, slotted.__classcell__ = 1, 2
print(Slotted.__qualname__, slotted.__qualname__, slotted.__classcell__)  # expect: Slotted 1 2
