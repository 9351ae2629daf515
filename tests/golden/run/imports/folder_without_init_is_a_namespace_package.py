import _spaces.module

print(_spaces.module.value)  # expect: in a folder without __init__.py
print(_spaces.__file__)  # expect: None
