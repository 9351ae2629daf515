class C:
    x: int
    y: x = 1
