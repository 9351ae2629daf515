try:
    a, b = iter([1, 2, 3])
except ValueError as e:
    print(e)  # expect: too many values to unpack (expected 2)
