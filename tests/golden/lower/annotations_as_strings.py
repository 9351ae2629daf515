from __future__ import annotations
def f(a: list[int | None]) -> 'x':
    pass
