class C:
    a = 1
    b = [a for i in a]
