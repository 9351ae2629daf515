# python: 3.14
x = [1]
for op in (lambda: x[5], lambda: x[-2], lambda: [].pop(), lambda: x.index(9), lambda: x.remove(9), lambda: x['a']):
    try:
        op()
    except (IndexError, ValueError, TypeError) as e:
        print(type(e).__name__, e)

# expect: IndexError list index out of range
# expect: IndexError list index out of range
# expect: IndexError pop from empty list
# expect: ValueError list.index(x): x not in list
# expect: ValueError list.remove(x): x not in list
# expect: TypeError list indices must be integers or slices, not str
