import io
import pickle
import _stackless


def f(x):
    del x
    x.y


class OnlyTheHash(pickle.Unpickler):
    def find_class(self, module, name):
        return lambda *arguments: arguments[-1]


code_hash = OnlyTheHash(io.BytesIO(pickle.dumps(f.__code__))).load()
for state in range(4):
    try:
        _stackless.frame(f, state, code_hash)
        print("resumes")
    except pickle.UnpicklingError as e:
        print(e)
# expect: resumes
# expect: the function f has no state 1
# expect: resumes
# expect: the function f has no state 3
