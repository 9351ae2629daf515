class C:
    def __enter__(self): return self
    def __exit__(self, t, e, tb): return True
with C():
    raise ValueError
print('suppressed')  # expect: suppressed
