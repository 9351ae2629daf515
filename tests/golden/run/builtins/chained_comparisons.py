x = 5
print(1 < x < 10, 1 < x > 4 > 2, 1 == 1.0 == True, 3 > 2 == 2, x in [5] == True)  # expect: True True True True False
