def g():
    yield from range(5)
it = g()
for x in it:
    if x == 2: break
print(list(it))  # expect: [3, 4]
