print(0.0 ** float("-inf"), pow(-0.0, float("-inf")), float(memoryview(b"1.5")), int(memoryview(b"12")))  # expect: inf inf 1.5 12
print(abs(3 + 4j), complex(-1, -0.0).imag)  # expect: 5.0 -0.0
try:
    abs(complex(1.5e308, 1.5e308))
except OverflowError as error:
    print(error)  # expect: absolute value too large
try:
    0.0 ** -1.0
except ZeroDivisionError as error:
    print(type(error).__name__)  # expect: ZeroDivisionError
