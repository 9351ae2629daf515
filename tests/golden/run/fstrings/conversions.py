class A:
    def __str__(self): return 's'
    def __repr__(self): return 'r'
print(f'{A()} {A()!s} {A()!r} {"é"!a}')  # expect: s s r '\xe9'
