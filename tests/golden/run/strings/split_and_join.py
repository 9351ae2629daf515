print('a b  c'.split(), 'a,b,,c'.split(','), 'a,b,c'.rsplit(',', 1), 'a\nb\r\nc'.splitlines(), '-'.join(['x', 'y']))  # expect: ['a', 'b', 'c'] ['a', 'b', '', 'c'] ['a,b', 'c'] ['a', 'b', 'c'] x-y
