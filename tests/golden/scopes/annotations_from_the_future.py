from __future__ import annotations

x: A = 1


def f(a: B, *c: D) -> E:
    y: F
    return y


class C:
    z: G
