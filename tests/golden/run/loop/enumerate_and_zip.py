for i, (a, b) in enumerate(zip('abc', [1, 2, 3]), 10):
    print(i, a, b)

# expect: 10 a 1
# expect: 11 b 2
# expect: 12 c 3
