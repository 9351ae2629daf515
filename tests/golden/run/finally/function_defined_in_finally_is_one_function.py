def f(fail):
    try:
        if fail: raise ValueError
    finally:
        def g(): return 'g'
        result.append(g)
result = []
f(False)
try:
    f(True)
except ValueError:
    pass
print(result[0]() + result[1](), result[0].__code__ == result[1].__code__)  # expect: gg True
