g, l = {'x': 'global'}, {'x': 'local'}
exec('y = x', g, l)
print(l, eval('x', g, l), 'y' in g)  # expect: {'x': 'local', 'y': 'local'} local False
