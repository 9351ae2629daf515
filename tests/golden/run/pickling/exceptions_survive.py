import pickle


class Failure(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code


e = pickle.loads(pickle.dumps(Failure(3)))
print(type(e).__name__, e.args, e.code)  # expect: Failure (3,) 3
print(repr(pickle.loads(pickle.dumps(KeyError("k")))))  # expect: KeyError('k')
for e in ImportError("x", name="m", path="p", name_from="n"), AttributeError("x", name="a", obj=3):
    again = pickle.loads(pickle.dumps(e))
    print(again.name, getattr(again, "path", None), getattr(again, "name_from", None), getattr(again, "obj", None))
    # expect: m p n None
    # expect: a None None None
