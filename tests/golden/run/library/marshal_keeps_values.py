# python: 3.14
import io
import marshal

shared = ("a", 1)
value = [None, True, 2.5, "\xe9", b"q", shared, {3: shared}, {5}, frozenset([6]), 2**100, -(2**70), 1 + 2j, slice(1, 2), ...]
copy = marshal.loads(marshal.dumps(value))
print(copy == value, copy[5] == copy[6][3])  # expect: True True
loop = []
loop.append(loop)
copy = marshal.loads(marshal.dumps(loop))
print(copy[0] is copy)  # expect: True
file = io.BytesIO(marshal.dumps(value) + marshal.dumps(7))
print(marshal.load(file) == value, marshal.load(file))  # expect: True 7
for data in (b"", b"[\x02\x00\x00\x00N", b"?", b"[\x01\x00\x00\x00" * 3000):
    try:
        marshal.loads(data)
    except (EOFError, ValueError) as error:
        print(type(error).__name__)
# expect: EOFError
# expect: EOFError
# expect: ValueError
# expect: ValueError
