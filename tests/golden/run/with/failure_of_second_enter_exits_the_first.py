class C:
    def __enter__(self): return self
    def __exit__(self, t, e, tb): print('exit', t.__name__)  # expect: exit ValueError
class Bad:
    def __enter__(self): raise ValueError('enter')
    def __exit__(self, *a): print('never')
try:
    with C(), Bad():
        print('never')
except ValueError as e:
    print(e)  # expect: enter
