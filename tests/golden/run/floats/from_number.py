# python: 3.14
print(float.from_number(3), complex.from_number(2.5))  # expect: 3.0 (2.5+0j)
try:
    float.from_number("3")
except TypeError as error:
    print(error)  # expect: must be real number, not str
