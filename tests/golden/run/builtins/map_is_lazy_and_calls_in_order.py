log = []
def f(x):
    log.append(x)
    return x
m = map(f, [1, 2, 3])
print(log, next(m), log, list(m), log)  # expect: [1, 2, 3] 1 [1, 2, 3] [2, 3] [1, 2, 3]
