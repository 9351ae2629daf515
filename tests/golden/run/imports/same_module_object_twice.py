import math, sys
import math as m
print(m is math, sys.modules['math'] is math)  # expect: True True
