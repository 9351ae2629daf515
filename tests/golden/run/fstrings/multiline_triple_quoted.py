x = 7
s = f'''a
{x}
b'''
print(s.split())

# expect: ['a', '7', 'b']
