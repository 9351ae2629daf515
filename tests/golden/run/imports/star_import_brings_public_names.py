from math import *
print(floor(pi), sqrt(4))  # expect: 3 2.0
