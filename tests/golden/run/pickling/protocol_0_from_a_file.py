import pickle
from _memory_file import MemoryFile
print(pickle.load(MemoryFile(b"(lp0\nI1\naVtwo\np1\naF3.5\naI01\nag1\na.")))  # expect: [1, 'two', 3.5, True, 'two']
