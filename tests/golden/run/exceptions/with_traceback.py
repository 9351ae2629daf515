try:
    raise ValueError
except ValueError as e:
    tb = e.__traceback__
print(KeyError('k').with_traceback(tb).__traceback__ is tb)  # expect: True
