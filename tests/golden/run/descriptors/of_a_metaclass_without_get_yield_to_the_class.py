class Watched:
    def __set__(self, cls, value):
        print("set", value)


class Meta(type):
    limit = Watched()


class C(metaclass=Meta):
    limit = 1


def read():
    return C.limit


C.limit = 2  # expect: set 2
print(read(), read(), C.limit)  # expect: 1 1 1
