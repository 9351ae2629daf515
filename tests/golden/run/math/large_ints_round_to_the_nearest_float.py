print(float(2 ** 64 + 2 ** 11 + 1) == 2.0 ** 64 + 2 ** 12, float(2 ** 64 + 2 ** 11) == 2.0 ** 64)  # expect: True True
print(float(10 ** 23), float(-(10 ** 23)), 10 ** 23 + 0.0)  # expect: 1e+23 -1e+23 1e+23
try:
    float(10 ** 400)
except OverflowError as error:
    print(error)  # expect: int too large to convert to float
