# Warm code goes straight to a module's function in Python. Each of these becomes another when it has been called often.
import textwrap
import types

module = types.ModuleType("module")
exec("""
def f(x):
    return x + 1

def g(x, y=5):
    return x + y
""", module.__dict__)


def last(f, *arguments):
    for i in range(9):
        result = f(*arguments)
    return result


def indented(text):
    return textwrap.indent(text, "  ")


def call(x):
    return module.f(x)


print(last(indented, "a"), last(call, 1))  # expect:   a 2
textwrap.indent = lambda text, prefix: prefix * 2 + text
print(last(indented, "a"))  # expect:     a
textwrap.indent.__code__ = (lambda text, prefix: "code").__code__
print(last(indented, "a"))  # expect: code
module.f = module.g
print(last(call, 1))  # expect: 6
module.f = len
print(last(call, "abc"))  # expect: 3
module = types.SimpleNamespace(f=str.upper)
print(last(call, "abc"))  # expect: ABC
del module.f
try:
    last(call, 1)
except AttributeError as error:
    print(error.name)  # expect: f
