print((10).bit_length(), (255).to_bytes(2, 'big'), int.from_bytes(b'\x01\x00', 'big'), (-3).__abs__(), (5).bit_count())  # expect: 4 b'\x00\xff' 256 3 2
