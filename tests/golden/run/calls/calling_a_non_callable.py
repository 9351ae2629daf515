five = 5
try:
    five()
except TypeError as e:
    print(e)  # expect: 'int' object is not callable
