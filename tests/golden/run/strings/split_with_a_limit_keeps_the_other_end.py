print("  a b  c  ".split(None, 1), "  a b  ".split(None, 0), "a b  ".split(None, 2))  # expect: ['a', 'b  c  '] ['a b  '] ['a', 'b']
print("  a b  c  ".rsplit(None, 1), "  a b  ".rsplit(None, 0), "  a b".rsplit(None, 2))  # expect: ['  a b', 'c'] ['  a b'] ['a', 'b']
print(b"  a b  c  ".split(None, 1), b"  a b  c  ".rsplit(None, 1))  # expect: [b'a', b'b  c  '] [b'  a b', b'c']
