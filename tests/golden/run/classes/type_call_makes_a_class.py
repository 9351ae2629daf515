A = type('A', (), {'x': 1, 'f': lambda self: self.x})
print(A().f(), A.__name__, type(A) is type)  # expect: 1 A True
