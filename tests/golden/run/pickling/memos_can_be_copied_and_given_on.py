# python: 3.14
import io
import pickle

shared = [1, 2]
first = pickle.Pickler(io.BytesIO(), 2)
first.dump(shared)
print([entry for entry in first.memo.copy().values()])  # expect: [(0, [1, 2])]
file = io.BytesIO()
second = pickle.Pickler(file, 2)
second.memo = first.memo
second.dump([shared])
print(b"h\x00" in file.getvalue())  # expect: True
earlier = pickle.Unpickler(io.BytesIO(pickle.dumps(shared, 2)))
earlier.load()
reader = pickle.Unpickler(io.BytesIO(file.getvalue()))
reader.memo = earlier.memo
print(reader.load())  # expect: [[1, 2]]
print(reader.memo.copy())  # expect: {0: [1, 2], 1: [[1, 2]]}
second.memo.clear()
print(second.memo.copy())  # expect: {}
for wrong in (42, {-1: None}):
    try:
        reader.memo = wrong
    except (TypeError, ValueError) as error:
        print(type(error).__name__)
# expect: TypeError
# expect: ValueError


# What a dump asks must not dump with the same pickler.
class Asking:
    def __reduce__(self):
        try:
            pickler.dump(1)
        except RuntimeError as error:
            print(error)  # expect: Pickler object is already used by another caller
        return list, ()


file = io.BytesIO()
pickler = pickle.Pickler(file)
pickler.dump(Asking())
print(pickle.loads(file.getvalue()))  # expect: []
