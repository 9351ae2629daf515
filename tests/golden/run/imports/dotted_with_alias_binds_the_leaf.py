import collections.abc as c
print(c.__name__)  # expect: collections.abc
