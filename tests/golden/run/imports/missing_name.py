try:
    from math import nothing_here
except ImportError as e:
    print(type(e).__name__, e.name, str(e)[:40])  # expect: ImportError math cannot import name 'nothing_here' from '
