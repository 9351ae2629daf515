def f():
    try:
        raise ValueError('v')
    finally:
        print('finally')  # expect: finally
try:
    f()
except ValueError as e:
    print('caught', e)  # expect: caught v
