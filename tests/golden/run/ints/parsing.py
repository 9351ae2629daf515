print(int('42'), int(' -7 '), int('ff', 16), int('0b101', 0), int('1_000'), int(3.9), int(-3.9), int(True))  # expect: 42 -7 255 5 1000 3 -3 1
try:
    int('4x')
except ValueError as e:
    print(e)  # expect: invalid literal for int() with base 10: '4x'
