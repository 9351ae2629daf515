try:
    raise ValueError('a', 1, None)
except ValueError as e:
    print(e, e.args)  # expect: ('a', 1, None) ('a', 1, None)
