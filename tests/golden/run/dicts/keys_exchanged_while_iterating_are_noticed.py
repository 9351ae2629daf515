for part in "keys", "values", "items":
    d = {0: 0}
    try:
        for _ in getattr(d, part)():
            del d[0]
            d[0] = 0
    except RuntimeError as error:
        print(error)
# expect: dictionary keys changed during iteration
# expect: dictionary keys changed during iteration
# expect: dictionary keys changed during iteration
d = {1: 1, 2: 2}
for key in d:
    d[key] = 3
print(d)  # expect: {1: 3, 2: 3}
