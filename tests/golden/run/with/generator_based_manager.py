from contextlib import contextmanager
@contextmanager
def tag(name):
    print('<' + name)
    try:
        yield name.upper()
    finally:
        print(name + '>')
with tag('a') as a, tag('b') as b:
    print(a, b)

# expect: <a
# expect: <b
# expect: A B
# expect: b>
# expect: a>
