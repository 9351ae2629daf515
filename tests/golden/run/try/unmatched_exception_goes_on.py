def f():
    try:
        raise KeyError('k')
    except ValueError:
        print('no')
try:
    f()
except KeyError as e:
    print('outer', e)  # expect: outer 'k'
