x = 1
print('a' f'{x}' 'b' f'{x + 1}' "c")  # expect: a1b2c
