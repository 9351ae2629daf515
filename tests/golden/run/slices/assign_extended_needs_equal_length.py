x = [0] * 6
x[::2] = 'abc'
print(x)  # expect: ['a', 0, 'b', 0, 'c', 0]
try:
    x[::2] = 'ab'
except ValueError as e:
    print(e)  # expect: attempt to assign sequence of size 2 to extended slice of size 3
