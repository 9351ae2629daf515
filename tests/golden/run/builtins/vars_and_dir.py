class A:
    x = 1
    def __init__(self): self.y = 2
print(vars(A()), 'x' in dir(A()), 'y' in dir(A()), 'y' in dir(A))  # expect: {'y': 2} True True False
