print('  x '.strip(), 'xxaxx'.strip('x'), 'abc'.removeprefix('a'), 'abc'.removesuffix('bc'), 'abc'.startswith(('x', 'ab')), 'abc'.endswith('c'))  # expect: x a bc a True True
