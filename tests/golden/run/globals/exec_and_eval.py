g = {'a': 2}
exec('b = a + 1\ndef f(): return b', g)
print(g['b'], g['f'](), eval('a * b', g), eval('1 + 1'))  # expect: 3 3 6 2
