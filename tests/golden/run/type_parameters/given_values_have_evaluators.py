# python: 3.14
from typing import ParamSpec, TypeAliasType, TypeVar

T = TypeVar("T", bound=int)
U = TypeVar("U", int, str)
print(T.evaluate_bound, T.evaluate_bound(1), T.evaluate_bound(4))  # expect: <constevaluator <class 'int'>> <class 'int'> int
print(U.evaluate_constraints(1), U.evaluate_constraints(4))  # expect: (<class 'int'>, <class 'str'>) (int, str)
try:
    type(T.evaluate_bound)()
except TypeError as e:
    print(e)  # expect: cannot create '_typing._ConstEvaluator' instances
for parameters in ((1,), (T, 2), (TypeVar("D", default=int), T)):
    try:
        TypeAliasType("A", int, type_params=parameters)
    except TypeError as e:
        print(e)
# expect: Expected a type param, got 1
# expect: Expected a type param, got 2
# expect: non-default type parameter '~T' follows default type parameter
