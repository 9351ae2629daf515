def f(o):
    x: int = 1
    o.y: str
    return x
