def f():
    x = 1
    try:
        x += 'a'
    except TypeError:
        return x
print(f())  # expect: 1
