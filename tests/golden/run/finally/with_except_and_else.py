def f(x):
    out = []
    try:
        out.append('body')
        if x: raise ValueError
    except ValueError:
        out.append('except')
    else:
        out.append('else')
    finally:
        out.append('finally')
    return out
print(f(False))  # expect: ['body', 'else', 'finally']
print(f(True))  # expect: ['body', 'except', 'finally']
