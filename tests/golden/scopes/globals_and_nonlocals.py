g = 1


def f():
    global g, h
    g = h = 2
    x = 1

    def inner():
        nonlocal x
        x += 1

        class C:
            nonlocal x
            x = 3
            y = x
            global z
            z = y
        del x
    import os.path as p, sys
    from a import b as c
    for i, (j, *k) in x: pass
    with x as y, z as (w, v): pass
    try: pass
    except E as e: pass
    match x:
        case [one, *rest] | {"a": one, **rest} as whole: pass
        case C(two, three=four): pass
