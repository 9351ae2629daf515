import pickle
import types

(unpacked,) = tuple[int, str]
print(unpacked, unpacked.__unpacked__, unpacked.__typing_unpacked_tuple_args__)  # expect: *tuple[int, str] True (<class 'int'>, <class 'str'>)
print(tuple[unpacked], unpacked == tuple[int, str], pickle.loads(pickle.dumps(unpacked)) == unpacked)  # expect: tuple[*tuple[int, str]] False True


class Made:
    __class_getitem__ = classmethod(types.GenericAlias)


print(Made[int]().__orig_class__.__args__)  # expect: (<class 'int'>,)
