try:
    assert 1 == 2, 'numbers'
except AssertionError as e:
    print(repr(e))  # expect: AssertionError('numbers')
