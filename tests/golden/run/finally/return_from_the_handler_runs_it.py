def f():
    try:
        raise ValueError
    except ValueError:
        return 'handler'
    finally:
        print('finally')  # expect: finally
print(f())  # expect: handler
