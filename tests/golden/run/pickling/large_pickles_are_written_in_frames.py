import io
import pickle
import pickletools


class Chunks:
    def __init__(self):
        self.chunks = []

    def write(self, chunk):
        self.chunks.append(chunk)


value = [b"x" * 100_000, *[[i] for i in range(10)], b"y" * 100_000, "z" * 100_000]
data = pickle.dumps(value)
print([op.name for op, _, _ in pickletools.genops(data)].count("FRAME"), pickle.loads(data) == value)  # expect: 1 True
value = [(str(i).encode(), i % 42, {"i": str(i)}) for i in range(10_000)]
file = Chunks()
pickle.Pickler(file).dump(value)
print(len(file.chunks) > 3, max(map(len, file.chunks)) < 2 * 65536, file.chunks[-1][-1:])  # expect: True True b'.'
print(pickle.load(io.BytesIO(b"".join(file.chunks))) == value, pickle.dumps(value) == b"".join(file.chunks))  # expect: True True
names = [op.name for op, _, _ in pickletools.genops(pickle.dumps(set(range(2500))))]
print(names.count("ADDITEMS"))  # expect: 3
