for call in (lambda: len(), lambda: len(1), lambda: [].append(), lambda: int('x'), lambda: ''.join([1])):
    try:
        call()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)

# expect: TypeError len() takes exactly one argument (0 given)
# expect: TypeError object of type 'int' has no len()
# expect: TypeError list.append() takes exactly one argument (0 given)
# expect: ValueError invalid literal for int() with base 10: 'x'
# expect: TypeError sequence item 0: expected str instance, int found
