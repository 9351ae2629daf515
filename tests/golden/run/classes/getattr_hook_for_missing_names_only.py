class A:
    x = 1
    def __getattr__(self, name): return 'hook ' + name
print(A().x, A().y)  # expect: 1 hook y
