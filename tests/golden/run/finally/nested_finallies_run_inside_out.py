def f():
    try:
        try:
            return 'r'
        finally:
            print('inner')  # expect: inner
    finally:
        print('outer')  # expect: outer
print(f())  # expect: r
