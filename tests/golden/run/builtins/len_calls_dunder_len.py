class A:
    def __len__(self): return 7
class B:
    def __len__(self): return -1
print(len(A()))  # expect: 7
try:
    len(B())
except ValueError as e:
    print(e)  # expect: __len__() should return >= 0
