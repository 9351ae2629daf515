def f(a: int, *b: str, c: float = 1) -> list:
    pass
