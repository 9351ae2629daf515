from _tree.inner import deep

print(deep.here)  # expect: ('_tree.inner.deep', '_tree.inner', 41, 42)
