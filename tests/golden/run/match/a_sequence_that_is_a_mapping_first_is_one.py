from collections import UserDict, UserList
from collections.abc import Mapping, Sequence


def kind(subject):
    match subject:
        case [*_]:
            return 'sequence'
        case {}:
            return 'mapping'


class First(UserDict, Sequence):
    pass


class Second(UserList, Mapping):
    pass


print(kind(First()), kind(Second()))  # expect: mapping sequence
