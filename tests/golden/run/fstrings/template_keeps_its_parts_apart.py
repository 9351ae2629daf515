# python: 3.14
name = "World"
width = 5
template = t"Hello {name!r:>{width}}!"
print(template.strings)  # expect: ('Hello ', '!')
print(template.values)  # expect: ('World',)
print(template.interpolations)  # expect: (Interpolation('World', 'name', 'r', '>5'),)
