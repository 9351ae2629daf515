import pickle


def f():
    pass


class Outer:
    class Inner:
        pass


for o in (f, Outer, Outer.Inner, len, int, pickle.dumps):
    assert pickle.loads(pickle.dumps(o)) is o
print("same")  # expect: same
