evaluate = eval
limit = 100


def function(x):
    e = eval
    y = 2
    return e("x + y + limit")


class Space:
    inside = 3
    e = evaluate
    doubled = e("inside * 2")


print(function(1), Space.doubled, evaluate("limit + 1"))  # expect: 103 6 101
print(list(map(eval, ["limit", "1 + 1"])))  # expect: [100, 2]
