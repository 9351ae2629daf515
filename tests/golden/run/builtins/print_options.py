print(1, 2, sep='-', end='!\n')  # expect: 1-2!
print('a', 'b', sep='')  # expect: ab
print()  # expect:
print(*[1, 2, 3])  # expect: 1 2 3
