import contextlib
import pickle

# A dict of attributes where the class itself is the object to be filled.
data = b"ccontextlib\nsuppress\n}X\x0b\x00\x00\x00_exceptions(tsb."
for attempt in range(2):
    try:
        pickle.loads(data)
    except TypeError as e:
        print(e)
# expect: 'mappingproxy' object does not support item assignment
# expect: 'mappingproxy' object does not support item assignment
with contextlib.suppress(ValueError):
    print("still works")  # expect: still works
