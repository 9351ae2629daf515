class A:
    def __len__(self): return 3
    def __getitem__(self, i): return i
class B(A): pass
print(len(B()), B()[7], bool(B()))  # expect: 3 7 True
