class Namespace(dict):
    def __missing__(self, name):
        if name == "probe":
            self["o"].method = lambda argument: print("late")
            return 1
        raise KeyError(name)


class Meta(type):
    @classmethod
    def __prepare__(cls, name, bases):
        return Namespace()


class Object:
    def method(self, argument):
        print("early")


class C(metaclass=Meta):
    o = Object()
    o.method(probe)  # expect: early
    o.method(probe)  # expect: late
