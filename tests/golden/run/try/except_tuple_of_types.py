for exc in (KeyError('k'), IndexError('i')):
    try:
        raise exc
    except (KeyError, IndexError) as e:
        print(repr(e))

# expect: KeyError('k')
# expect: IndexError('i')
