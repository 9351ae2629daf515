import io
import pickle


class Traced(pickle._Pickler):
    dispatch = pickle._Pickler.dispatch.copy()

    def save_int(self, value):
        print("int", value)
        super().save_long(value)

    dispatch[int] = save_int


class Point:
    def __reduce__(self):
        return complex, (1, 2)


file = io.BytesIO()
Traced(file, 2).dump([7, (8, "a"), Point()])
# expect: int 7
# expect: int 8
# expect: int 1
# expect: int 2
print(pickle.loads(file.getvalue()), pickle._loads(file.getvalue()))  # expect: [7, (8, 'a'), (1+2j)] [7, (8, 'a'), (1+2j)]
print(Traced.__mro__[1].__module__, pickle.dumps.__module__, pickle.whichmodule(Point, "Point"))  # expect: pickle _pickle __main__
print(pickle._Unpickler is pickle.Unpickler, hasattr(pickle, "no_such_name"))  # expect: False False
