try:
    try:
        raise ValueError('original')
    except ValueError:
        raise
except ValueError as e:
    print(e)  # expect: original
