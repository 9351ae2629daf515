class A:
    def __getitem__(self, k): return ('get', k)
    def __setitem__(self, k, v): print('set', k, v)
    def __delitem__(self, k): print('del', k)
a = A()
print(a[1], a[1:2], a[1, 2], a[...])
a['k'] = 'v'
del a[::2]

# expect: ('get', 1) ('get', slice(1, 2, None)) ('get', (1, 2)) ('get', Ellipsis)
# expect: set k v
# expect: del slice(None, None, 2)
