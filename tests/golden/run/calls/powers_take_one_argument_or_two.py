# python: 3.14
for arguments in ((), (1, 2, 3)):
    for method in ((1).__pow__, (1).__rpow__):
        try:
            method(*arguments)
        except TypeError as error:
            print(error)
# expect: expected 1 or 2 arguments, got 0
# expect: expected 1 or 2 arguments, got 0
# expect: expected 1 or 2 arguments, got 3
# expect: expected 1 or 2 arguments, got 3
