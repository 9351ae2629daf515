import pickle


class Failure(Exception):
    def __init__(self, code):
        super().__init__(code)
        self.code = code


e = pickle.loads(pickle.dumps(Failure(3)))
print(type(e).__name__, e.args, e.code)  # expect: Failure (3,) 3
print(repr(pickle.loads(pickle.dumps(KeyError("k")))))  # expect: KeyError('k')
