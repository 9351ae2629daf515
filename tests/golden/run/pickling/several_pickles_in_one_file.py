from _memory_file import MemoryFile
import pickle
file = MemoryFile()
for value in (1, "two", [3.0]):
    pickle.dump(value, file)
file.at = 0
print(pickle.load(file), pickle.load(file), pickle.load(file))  # expect: 1 two [3.0]
try:
    pickle.load(file)
except EOFError as e:
    print(e)  # expect: Ran out of input
