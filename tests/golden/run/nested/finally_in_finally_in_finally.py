out = []
def f():
    try:
        return 1
    finally:
        try:
            out.append('a')
        finally:
            try:
                out.append('b')
            finally:
                out.append('c')
f()
print(out)  # expect: ['a', 'b', 'c']
