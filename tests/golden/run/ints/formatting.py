print(hex(255), oct(8), bin(5), hex(-1), str(10 ** 20), repr(-5), format(1000000, ','), format(-5, '08b'))  # expect: 0xff 0o10 0b101 -0x1 100000000000000000000 -5 1,000,000 -0000101
