print(SyntaxError(ValueError("inner")))  # expect: inner
print(SyntaxError(7, ("file.py", 3, 1, "text")))  # expect: 7 (file.py, line 3)
print(SyntaxError())  # expect: None
