import _tree.inner.deep
import sys

print(_tree.inner.deep is sys.modules["_tree.inner.deep"])  # expect: True
print(hasattr(_tree, "nothing"))  # expect: False
