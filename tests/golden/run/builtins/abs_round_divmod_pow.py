print(abs(-3), abs(-2.5), round(3.14159, 2), divmod(7, 3), pow(2, 5), pow(2, 5, 7))  # expect: 3 2.5 3.14 (2, 1) 32 4
