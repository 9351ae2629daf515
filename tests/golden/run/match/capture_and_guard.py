def f(x):
    match x:
        case n if n > 10: return 'big', n
        case n: return 'any', n
print(f(11), f(3))  # expect: ('big', 11) ('any', 3)
