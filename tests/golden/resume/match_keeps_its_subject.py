def f(subject):
    match subject:
        case [first, *rest] if g(first):
            return rest
        case Point(x=0, y=y):
            return y
