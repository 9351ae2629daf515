def f(x):
    def g(): return x
    return g
print(f(42).__closure__[0].cell_contents, f(1).__code__.co_freevars)  # expect: 42 ('x',)
