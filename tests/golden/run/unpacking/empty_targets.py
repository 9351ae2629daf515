# python: 3.14
() = []
[] = ()
try:
    () = [1]
except ValueError as e:
    print(e)  # expect: too many values to unpack (expected 0, got 1)
