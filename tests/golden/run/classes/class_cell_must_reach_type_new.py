class Forgets(type):
    def __new__(cls, name, bases, namespace):
        namespace.pop("__classcell__", None)
        return type.__new__(cls, name, bases, namespace)


try:
    class C(metaclass=Forgets):
        def method(self):
            return __class__
except RuntimeError as error:
    print("Was __classcell__ propagated to type.__new__?" in str(error))  # expect: True
