def boom(): raise ValueError
assert True, boom()
print('fine')  # expect: fine
