x, name = 5, 'n'
print(f'{x} {name}{x + 1}{{}} {"q"}')  # expect: 5 n6{} q
