print(round(2.5), round(3.5), round(-2.5), round(1234, -2), round(1250, -2), round(2.675, 2))  # expect: 2 4 -2 1200 1200 2.67
