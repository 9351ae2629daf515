try:
    {}['k']
except LookupError as e:
    print(type(e).__name__, e)  # expect: KeyError 'k'
