class C: RED = 1
def f(v):
    match v:
        case C.RED: return 'red'
        case x: return x
print(f(1), f(2))  # expect: red 2
