print(float('1.5'), float(' -2e3 '), float('inf'), float('1_0.5'), float(7))  # expect: 1.5 -2000.0 inf 10.5 7.0
try:
    float('x')
except ValueError as e:
    print(e)  # expect: could not convert string to float: 'x'
