import warnings
from collections import OrderedDict

d = OrderedDict(a=1, b=2)
d.move_to_end("a")
print(list(type("C", (), d).__dict__)[:2])  # expect: ['b', 'a']
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    type("Odd", (), {1: 2})
print(caught[0].category.__name__, caught[0].message)  # expect: RuntimeWarning non-string key in the __dict__ of class Odd
