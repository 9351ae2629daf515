class A: pass
for pattern_case in (0, 1):
    try:
        match A():
            case A(1): pass
    except TypeError as e:
        print(e)

# expect: A() accepts 0 positional sub-patterns (1 given)
# expect: A() accepts 0 positional sub-patterns (1 given)
