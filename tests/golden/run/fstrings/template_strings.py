# python: 3.14
name = "x"
t = t"a{name!r:>{5}}b{1 + 1}"
print(t.strings, t.values)  # expect: ('a', 'b', '') ('x', 2)
print(t.interpolations[0])  # expect: Interpolation('x', 'name', 'r', '>5')
print([type(p).__name__ for p in t + t"c"])  # expect: ['str', 'Interpolation', 'str', 'Interpolation', 'str']
