def inner(n):
    for i in range(n): yield i
def outer(n):
    for i in range(n): yield list(inner(i))
print([x for x in outer(4)])  # expect: [[], [0], [0, 1], [0, 1, 2]]
