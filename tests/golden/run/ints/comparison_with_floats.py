print(1 == 1.0, 2 ** 53 + 1 == float(2 ** 53), 1 < 1.5, hash(1) == hash(1.0), 10 ** 400 > 1e308)  # expect: True False True True True
