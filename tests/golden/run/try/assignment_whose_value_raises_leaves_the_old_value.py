def bad(): raise ValueError
def f():
    x = 'old'
    try:
        x = bad()
    except ValueError:
        return x
print(f())  # expect: old
