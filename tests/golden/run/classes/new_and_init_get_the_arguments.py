class A:
    def __new__(cls, *a, **k):
        print('new', a, k)  # expect: new (1,) {'b': 2}
        return super().__new__(cls)
    def __init__(self, *a, **k): print('init', a, k)  # expect: init (1,) {'b': 2}
A(1, b=2)
