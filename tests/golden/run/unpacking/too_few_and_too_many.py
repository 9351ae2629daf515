# python: 3.14
for v in ((1,), (1, 2, 3)):
    try:
        a, b = v
    except ValueError as e:
        print(e)

# expect: not enough values to unpack (expected 2, got 1)
# expect: too many values to unpack (expected 2, got 3)
