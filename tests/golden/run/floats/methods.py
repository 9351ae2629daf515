print((2.0).is_integer(), (0.5).as_integer_ratio(), (255.5).hex(), float.fromhex('0x1p-2'), int(1e20))  # expect: True (1, 2) 0x1.ff00000000000p+7 0.25 100000000000000000000
