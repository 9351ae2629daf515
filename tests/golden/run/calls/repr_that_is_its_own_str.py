class Circle:
    pass


Circle.__repr__ = Circle.__str__
try:
    str(Circle())
except RecursionError:
    print("RecursionError")  # expect: RecursionError
