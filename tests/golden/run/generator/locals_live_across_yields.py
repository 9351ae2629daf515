def g(n):
    a = n
    for i in range(3):
        b = a + i
        yield b
        a = b
print(list(g(5)))  # expect: [5, 6, 8]
