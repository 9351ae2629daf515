import _tree

print(_tree.value, _tree.late.value)  # expect: 42 41
