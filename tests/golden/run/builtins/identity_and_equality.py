a = []
print(a is a, [] is [], None is None, () == (), a is not [], not a is None)  # expect: True False True True True True
