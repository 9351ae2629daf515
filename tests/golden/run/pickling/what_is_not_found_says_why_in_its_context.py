# python: 3.14
import pickle


class Named:
    def __init__(self, name):
        self.name = name

    def __reduce__(self):
        return self.name


class A:
    pass


def tell(name, module, protocol=4):
    o = Named(name)
    o.__module__ = module
    try:
        pickle.dumps(o, protocol)
    except pickle.PicklingError as error:
        print(str(error).rpartition(": ")[2] if ":" in str(error) else error, "|", type(error.__context__).__name__, error.__context__)


tell("spam", __name__)  # expect: it's not found as __main__.spam | AttributeError module '__main__' has no attribute 'spam'
tell("A.B.C", __name__)  # expect: it's not found as __main__.A.B.C | AttributeError type object 'A' has no attribute 'B'
tell("A", __name__)  # expect: it's not the same object as __main__.A | NoneType None
tell("spam", "nonexisting")  # expect: No module named 'nonexisting' | ModuleNotFoundError No module named 'nonexisting'
name = "nonascii\xff"
o = globals()[name] = Named(name)
try:
    pickle.dumps(o, 2)
except pickle.PicklingError as error:
    print(error, "|", type(error.__context__).__name__)  # expect: can't pickle global identifier 'nonasciiÿ' using pickle protocol 2 | UnicodeEncodeError
