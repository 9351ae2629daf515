print(f'' == '', f'abc', f'{"x"}')  # expect: True abc x
