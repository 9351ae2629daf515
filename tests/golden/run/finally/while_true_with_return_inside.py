def f():
    n = 0
    while True:
        try:
            n += 1
            if n > 20: return n
        finally:
            n += 10
print(f())  # expect: 23
