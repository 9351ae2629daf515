log = []
def f(x):
    log.append(x)
    return x
g = (f(i) for i in range(3))
print(log, next(g), log)  # expect: [0] 0 [0]
