print((lambda x: x + 1)(2) * (lambda y: y * y)(3))  # expect: 27
