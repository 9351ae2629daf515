own_locals, own_eval = locals, eval


def before(a):
    b = a + 1
    return sorted(own_locals().items())


class C:
    def method(self, x):
        y = x * 2
        return own_eval("x + y"), sorted(own_locals())


print(before(1))  # expect: [('a', 1), ('b', 2)]
print(C().method(3))  # expect: (9, ['self', 'x', 'y'])
