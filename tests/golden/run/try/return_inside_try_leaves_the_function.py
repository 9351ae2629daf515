def f():
    try:
        return 'try'
    except ValueError:
        return 'except'
    return 'end'
print(f())  # expect: try
