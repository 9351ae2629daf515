import os, sys as y
from . import (a, b as c,)
from .... import d
from ...m.n import *
def f(a, b: int = 3, /, c=1, *args: int, d, e=4, **kw) -> int:
    """doc"""
    x = 1 + 2 * -3 ** 4; y: int = 5
    if x: pass
    elif y: return
    else:
        raise E from f
    for i, *j in x[1:2, ::3]: print(i, *j, k=3, **m)
    else: continue
    with (open(a) as b, c): pass
    with (a, b) as c: pass
    with (yield): pass
    with (a): pass
    with (a).b, c as d.e: pass
    async def g():
        async with a as b: pass
        async for x in y: break
        await x; return [i async for i in x if i if j]
    global p, q; nonlocal r
    assert x, y; del a, (b, c), d[1], e.f
    try: pass
    except* (A, B) as e: pass
    else: pass
    finally: pass
@deco(1)
@b.c
class C[T: int = str, *Ts, **P](B, metaclass=M):
    type X[T] = int
    (x) : int
    x.y : int = 4
    a = b = c
    a += 1; b //= 2; c **= 3; d @= 4; e >>= 5; f <<= 6; g |= 7; h &= 8; i ^= 9; j %= 10; k /= 11; l -= 12; m *= 13
    x = yield
    while x := 3: pass
match x:
    case [1, 2, *_] | {'a': 1, **rest} if x: pass
    case A(x, y=3) as z: pass
    case -1+2j | 3.5: pass
    case a.b: pass
    case (a, *b), [c], (d), (), []: pass
    case None | True | 'x' 'y' | b'z': pass
    case _: pass
match = case = type = _ = 1
match[x:y]; match(x); match -1
match (a, b):
    case {}: case = 3
type type = type
print(match, case, type)
