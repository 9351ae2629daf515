import math
print(math.floor(2.5), math.__name__)  # expect: 2 math
