calls = []
def g(x):
    calls.append(x)
    return x
print(g(1) < g(5) < g(3))  # expect: False
print(calls)  # expect: [1, 5, 3]
