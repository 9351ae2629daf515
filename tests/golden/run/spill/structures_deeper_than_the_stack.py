DEPTH = 50_000


def nested(wrap, value):
    for _ in range(DEPTH):
        value = wrap(value)
    return value


def in_tuple(value):
    return (value,)


print(isinstance(1, nested(in_tuple, int)), issubclass(str, nested(in_tuple, int)))  # expect: True False
print(nested(in_tuple, 1) == nested(in_tuple, 1), nested(in_tuple, 1) == nested(in_tuple, 2))  # expect: True False
print(hash(nested(in_tuple, 1)) == hash(nested(in_tuple, 1)))  # expect: True
print(len(list(nested(enumerate, [7]))), len(next(nested(zip, [7]))))  # expect: 1 1
print(list(nested(lambda inner: map(abs, inner), [-7])), list(nested(lambda inner: filter(None, inner), [0, 7])))  # expect: [7] [7]
