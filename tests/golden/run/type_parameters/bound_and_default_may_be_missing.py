from typing import TypeVar

T = TypeVar("T")
U = TypeVar("U", bound=int, default=bool)


def shown(parameter):
    return parameter.__name__, parameter.__bound__, parameter.has_default()


for _ in range(3):
    both = shown(T) + shown(U)
print(*both)  # expect: T None False U <class 'int'> True
