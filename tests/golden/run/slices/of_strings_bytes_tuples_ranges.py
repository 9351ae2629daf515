print('abcdef'[1:4], b'abcdef'[::2], (1, 2, 3)[:2], range(10)[2:8:2], 'aé€😀x'[2:4])  # expect: bcd b'ace' (1, 2) range(2, 8, 2) €😀
