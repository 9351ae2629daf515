# python: 3.14
from typing import Generic, TypeVar

S = TypeVar("S", bound=int)
R = TypeVar("R", int, str, covariant=True)
print(S, R, S.__bound__, R.__constraints__)  # expect: ~S +R <class 'int'> (<class 'int'>, <class 'str'>)


class G(Generic[S]):
    pass


print(G[int], type(G[int]()), G.__parameters__)  # expect: __main__.G[int] <class '__main__.G'> (~S,)
print(list[S][int], dict[S, R][int, str])  # expect: list[int] dict[int, str]
try:
    TypeVar("A", int)
except TypeError as error:
    print(error)  # expect: A single constraint is not allowed
