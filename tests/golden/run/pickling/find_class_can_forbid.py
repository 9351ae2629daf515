from _memory_file import MemoryFile
import pickle


class Safe(pickle.Unpickler):
    def find_class(self, module, name):
        if name != "range":
            raise pickle.UnpicklingError("forbidden " + name)
        return super().find_class(module, name)


print(Safe(MemoryFile(pickle.dumps(range(3)))).load())  # expect: range(0, 3)
try:
    Safe(MemoryFile(pickle.dumps(print))).load()
except pickle.UnpicklingError as e:
    print(e)  # expect: forbidden print
