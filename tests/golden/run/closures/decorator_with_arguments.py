def times(n):
    def wrap(f):
        def inner(*a, **k):
            return [f(*a, **k) for _ in range(n)]
        return inner
    return wrap
@times(3)
def hello(name): return 'hi ' + name
print(hello('x'))  # expect: ['hi x', 'hi x', 'hi x']
