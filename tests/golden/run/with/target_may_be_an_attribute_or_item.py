class C:
    def __enter__(self): return 'entered'
    def __exit__(self, *a): pass
class O: pass
o, d = O(), {}
with C() as o.x, C() as d['k']:
    pass
print(o.x, d)  # expect: entered {'k': 'entered'}
