# needs: python3-bidict
from bidict import bidict, frozenbidict, OrderedBidict, ValueDuplicationError, ON_DUP_DROP_OLD, OnDup, inverted
b = bidict({"H": "hydrogen"}); b["He"] = "helium"; print(b.inverse["helium"], b.inv, b == {"H": "hydrogen", "He": "helium"}, hash(frozenbidict(a=1)) == hash(frozenbidict(a=1)), list(inverted(b)))
try:
    b["X"] = "helium"
except ValueDuplicationError as e:
    print(type(e).__name__, e)
b.forceput("X", "helium"); print(b, b.inverse.pop("hydrogen"), b); o = OrderedBidict([(1, 2), (3, 4)]); o.move_to_end(1); print(o, o.popitem(last=False), list(reversed(o)))
