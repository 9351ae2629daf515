# python: 3.14
for op in (lambda: 1.0 / 0, lambda: 1.0 // 0, lambda: 1.0 % 0, lambda: 0.0 ** -1):
    try:
        op()
    except ZeroDivisionError as e:
        print(e)

# expect: division by zero
# expect: division by zero
# expect: division by zero
# expect: zero to a negative power
