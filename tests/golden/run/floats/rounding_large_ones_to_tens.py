print(round(1e300, -299), round(2.5e22, -22))  # expect: 1e+300 2e+22
