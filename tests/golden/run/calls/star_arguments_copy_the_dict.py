def f(**k):
    k['x'] = 1
    return k
d = {}
f(**d)
print(d)  # expect: {}
