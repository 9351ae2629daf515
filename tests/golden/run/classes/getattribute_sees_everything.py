class A:
    x = 1
    def __getattribute__(self, name): return 'got ' + name
print(A().x, A().y)  # expect: got x got y
