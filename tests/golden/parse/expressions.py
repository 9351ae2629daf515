lambda a, /, b=1, *c, d, e=2, **f: (yield)
lambda: 0
a not in b is not c < d <= e != f == g > h >= i in j is k
not a and b or not c and not not d
a | b ^ c & d << e >> f + g - h * i / j // k % l @ m
-a ** -b ** ~c
(a, b), (c,), (), [], {}, {1}, {1: 2, **d}, {*a, b}, [*a, b]
[x for x in y if z if w for v in u]
{x: y for x, y in z}
{x for x in (y for y in z)}
f(x for x in y)
f(a, *b, c=d, **e)(g)[h].i
a[b], a[b, c], a[b:c:d], a[:], a[::e], a[*f], a[b:=1], a[...,]
(a := b, c)
x if y else z if w else v
await_ = 1
'a' 'b' "c" r'\d', b'x' B'y' rb'\z' if 0 else u'y' 'z'
0xff, 0o17, 0b11, 1_000, 1.5, .5, 5., 1e10, 1e-10, 1e16, 1e22, 1j, 1.5e3j, 123456789012345678901234567890
'\n\x41\u0041\U00000041\101\N{BULLET}\
\q', '\ud800', '\ud83d\ude00', 'é€😀'
f'{x}{y!r}{z:>10}{w!s:{width}.{p}}a{{b}}c{x=}{x = !a:b}'
f"{f'{f"{1}"}'}" f'''
{
x  # comment
}'''
rf'\d{x}\n' 'tail'
f''
f'a' 'b'
