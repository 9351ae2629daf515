import io
import pickle


class Pickler(pickle.Pickler):
    def persistent_id(self, value):
        return value.upper() if isinstance(value, str) else None


class Unpickler(pickle.Unpickler):
    def persistent_load(self, name):
        return name.lower() + "!"


file = io.BytesIO()
Pickler(file, 0).dump(["a", 1])
print(file.getvalue())  # expect: b'(lp0\nPA\naI1\na.'
print(Unpickler(io.BytesIO(file.getvalue())).load())  # expect: ['a!', 1]
try:
    Pickler(io.BytesIO(), 0).dump("\xe9")
except pickle.PicklingError as error:
    print(error)  # expect: persistent IDs in protocol 0 must be ASCII strings
