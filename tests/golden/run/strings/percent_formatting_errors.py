for f, a in (('%d', 'x'), ('%s %s', ('a',)), ('%s', (1, 2))):
    try:
        f % a
    except TypeError as e:
        print(e)

# expect: %d format: a real number is required, not str
# expect: not enough arguments for format string
# expect: not all arguments converted during string formatting
