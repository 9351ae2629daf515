print([b for b in b'abc'])  # expect: [97, 98, 99]
