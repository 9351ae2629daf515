class Yes:
    def __bool__(self):
        print('asked')  # expect: asked
        return True
class C:
    def __enter__(self): return self
    def __exit__(self, t, e, tb): return Yes()
with C():
    raise ValueError
print('suppressed')  # expect: suppressed
