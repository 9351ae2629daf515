from _memory_file import MemoryFile
import pickle

OUTSIDE = {"db": object()}


class Writer(pickle.Pickler):
    def persistent_id(self, obj):
        return "db" if obj is OUTSIDE["db"] else None


class Reader(pickle.Unpickler):
    def persistent_load(self, pid):
        return OUTSIDE[pid]


file = MemoryFile()
Writer(file).dump([1, OUTSIDE["db"]])
file.at = 0
print(Reader(file).load()[1] is OUTSIDE["db"])  # expect: True
