def kinds(): return (ValueError, TypeError)
try:
    int('x')
except kinds() as e:
    print(type(e).__name__)  # expect: ValueError
