def f(a, b=2, *, c=3): "doc"
f.note = 'n'
print(f.__name__, f.__qualname__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.note, f.__module__)  # expect: f f doc (2,) {'c': 3} n __main__
