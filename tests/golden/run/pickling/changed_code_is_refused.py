import _stackless
import pickle
import stackless  # CPython does not pickle this


def work():
    pass


# As if the pickle had been made by a program in which work() looked different.
try:
    _stackless.code("__main__", "work", 0xabc)
except pickle.UnpicklingError as e:
    print(str(e).split(", loaded")[0])  # expect: the function __main__.work has changed: the pickle was made with code 0000000000000abc
