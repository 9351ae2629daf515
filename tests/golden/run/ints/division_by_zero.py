# python: 3.14
for op in (lambda: 1 / 0, lambda: 1 // 0, lambda: 1 % 0, lambda: divmod(1, 0)):
    try:
        op()
    except ZeroDivisionError as e:
        print(e)

# expect: division by zero
# expect: division by zero
# expect: division by zero
# expect: division by zero
