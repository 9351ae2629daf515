try:
    with 5:
        pass
except TypeError as e:
    print(str(e).split(' (')[0])  # expect: 'int' object does not support the context manager protocol
