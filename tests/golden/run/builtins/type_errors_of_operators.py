# python: 3.14
five, none = 5, None
for op in (lambda: 1 + 'a', lambda: 'a' - 1, lambda: [] * [], lambda: -'a', lambda: 1 < 'a', lambda: five[0], lambda: none.x, lambda: len(5), lambda: 1 in five):
    try:
        op()
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)

# expect: TypeError unsupported operand type(s) for +: 'int' and 'str'
# expect: TypeError unsupported operand type(s) for -: 'str' and 'int'
# expect: TypeError can't multiply sequence by non-int of type 'list'
# expect: TypeError bad operand type for unary -: 'str'
# expect: TypeError '<' not supported between instances of 'int' and 'str'
# expect: TypeError 'int' object is not subscriptable
# expect: AttributeError 'NoneType' object has no attribute 'x'
# expect: TypeError object of type 'int' has no len()
# expect: TypeError argument of type 'int' is not a container or iterable
