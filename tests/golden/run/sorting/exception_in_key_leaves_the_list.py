x = [3, 1, 'a']
try:
    x.sort(key=lambda v: v + 0)
except TypeError:
    print(x)  # expect: [3, 1, 'a']
