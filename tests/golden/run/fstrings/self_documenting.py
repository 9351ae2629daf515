x = 3
print(f'{x=} {x + 1 = } {x=!s} {x=:>4}')  # expect: x=3 x + 1 = 4 x=3 x=   3
