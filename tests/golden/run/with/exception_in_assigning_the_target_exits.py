class C:
    def __enter__(self): return 5
    def __exit__(self, t, e, tb):
        print(t.__name__)  # expect: TypeError
        return True
with C() as (a, b):
    print('never')
print('after')  # expect: after
