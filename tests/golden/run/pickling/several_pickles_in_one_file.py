import io
import pickle
file = io.BytesIO()
for value in (1, "two", [3.0]):
    pickle.dump(value, file)
file.seek(0)
print(pickle.load(file), pickle.load(file), pickle.load(file))  # expect: 1 two [3.0]
try:
    pickle.load(file)
except EOFError as e:
    print(e)  # expect: Ran out of input
