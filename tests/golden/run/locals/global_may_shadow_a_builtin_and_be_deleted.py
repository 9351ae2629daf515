len = lambda x: 'mine'
print(len('abc'))  # expect: mine
del len
print(len('abc'))  # expect: 3
