# python: 3.14
print([part if isinstance(part, str) else part.value for part in t"{1}{2} and {3}"])  # expect: [1, 2, ' and ', 3]
