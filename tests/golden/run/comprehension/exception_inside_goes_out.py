# python: 3.14
def f():
    try:
        return [1 // i for i in (2, 1, 0)]
    except ZeroDivisionError as e:
        return str(e)
print(f())  # expect: division by zero
