print(0 or 'x', 1 and 'y', None or 0 or [], 1 and 2 and 3, not '', not 'x')  # expect: x y [] 3 True False
