import copy
import pickle
from collections import deque


class Deque(deque): ...
class ByteArray(bytearray): ...
class Set(set): ...


class Slotted(deque):
    __slots__ = ("mark",)


class Chosen(deque):
    def __getstate__(self):
        return {"mark": "chosen"}


for made in Deque("ab", 5), ByteArray(b"a\xff"), Set([1]), Slotted("c"), Chosen("d"):
    made.mark = "kept"
    copies = [pickle.loads(pickle.dumps(made, protocol)) for protocol in (0, 2, 5)] + [copy.deepcopy(made)]
    print(made, all(c == made and type(c) is type(made) for c in copies), {c.mark for c in copies})
# expect: Deque(['a', 'b'], maxlen=5) True {'kept'}
# expect: ByteArray(b'a\xff') True {'kept'}
# expect: Set({1}) True {'kept'}
# expect: Slotted(['c']) True {'kept'}
# expect: Chosen(['d']) True {'chosen'}
print(type(copy.copy(Deque("ab"))), type(Deque() + Deque()), type(Deque("a") * 2))
# expect: <class '__main__.Deque'> <class '__main__.Deque'> <class '__main__.Deque'>
