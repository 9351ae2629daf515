# needs: python3-decorator
import inspect
from decorator import decorator, decorate, contextmanager, dispatch_on
@decorator
def trace(f, *args, **kw):
    print("calling", f.__name__, args, kw)
    return f(*args, **kw)
@trace
def add(a, b=2, *rest, c: int = 3, **more) -> int:
    "adds"
    return a + b + c
print(add(1), add(1, 2, 5, c=4, d=5), inspect.signature(add), add.__doc__, add.__wrapped__.__name__)
@decorator
def times(f, n=2, *args, **kw):
    return [f(*args, **kw) for _ in range(n)]
@times(n=3)
def hello(name):
    return "hello " + name
print(hello("x"), inspect.getfullargspec(hello).args)
@contextmanager
def around(name):
    print("in", name)
    yield
    print("out", name)
@around("ctx")
def body():
    print("body")
body()
@dispatch_on("a", "b")
def mix(a, b):
    return "default"
@mix.register(int, str)
def _(a, b):
    return "int str"
print(mix(1, "x"), mix("x", 1))
