print(True + True, True == 1, isinstance(True, int), sum([True, False, True]), True & False, True | 2, not 0)  # expect: 2 True True 2 False 3 True
