from math import floor as f, ceil
print(f(1.5), ceil(1.5))  # expect: 1 2
