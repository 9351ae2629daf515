def bad(x): raise ValueError(x)
for call in (lambda: list(map(bad, [1])), lambda: sorted([2, 1], key=bad), lambda: list(filter(bad, [3])), lambda: max([4], key=bad)):
    try:
        call()
    except ValueError as e:
        print(e)

# expect: 1
# expect: 2
# expect: 3
# expect: 4
