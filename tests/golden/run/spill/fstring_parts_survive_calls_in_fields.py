def g(x): return x * 2
print(f"{g(1)}-{g(2)!r}-{g(3):>4}|")  # expect: 2-4-   6|
