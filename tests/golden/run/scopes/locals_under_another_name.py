def function(a):
    names = locals
    b = a + 1
    first = names()
    return sorted(first), first["b"]


def keys(get):
    return "keys" in get()


print(function(1))  # expect: (['a', 'b', 'names'], 2)
print(keys(globals))  # expect: True
