it = iter([1, 2])
print(next(it), next(it), next(it, 'end'), list(enumerate('ab', 1)), list(reversed('abc')))  # expect: 1 2 end [(1, 'a'), (2, 'b')] ['c', 'b', 'a']
