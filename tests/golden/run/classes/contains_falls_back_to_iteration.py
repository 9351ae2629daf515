class A:
    def __contains__(self, x): return x == 5
class B:
    def __iter__(self): return iter([1, 2])
print(5 in A(), 6 in A(), 2 in B(), 3 not in B())  # expect: True False True True
