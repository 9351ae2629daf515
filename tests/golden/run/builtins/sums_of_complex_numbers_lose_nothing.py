# python: 3.14
print(sum([1e16 + 1j, 1 + 1e16j, -1e16 - 1e16j]))  # expect: (1+1j)
print(sum([1, 2.5, 1j]), sum([1j, 2]), sum([], 3j))  # expect: (3.5+1j) (2+1j) 3j
