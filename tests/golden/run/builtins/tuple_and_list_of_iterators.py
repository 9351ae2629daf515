print(tuple(x for x in 'ab'), list({'k': 1}), set('aab') == {'a', 'b'}, dict(a=1), str(b'x', 'ascii'))  # expect: ('a', 'b') ['k'] True {'a': 1} x
