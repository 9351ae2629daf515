# python: 3.14
class Key:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n % 2

    def __eq__(self, other):
        return self.n == other.n

    def __repr__(self):
        return f"Key({self.n})"


print(sorted({Key(1), Key(3), Key(1), Key(2)}, key=lambda k: k.n))
print(sorted({Key(n % 3) for n in range(7)}, key=lambda k: k.n))
print({1, 1.0, True, 2}, {"a": 1, 2: 3, 2.0: 4, (1, 2): 5, Key(1): 6, Key(1): 7})
print(sorted({*[1, 2], *(2, 3), *{4: 5}}))
for text in ("{1, []}", "{[] for _ in 'a'}", "{[]: 1}", "{1: 2, 3: 4, (1, []): 5}"):
    try:
        eval(text)
    except TypeError as e:
        print(e)
# expect: [Key(1), Key(2), Key(3)]
# expect: [Key(0), Key(1), Key(2)]
# expect: {1, 2} {'a': 1, 2: 4, (1, 2): 5, Key(1): 7}
# expect: [1, 2, 3, 4]
# expect: cannot use 'list' as a set element (unhashable type: 'list')
# expect: cannot use 'list' as a set element (unhashable type: 'list')
# expect: cannot use 'list' as a dict key (unhashable type: 'list')
# expect: cannot use 'tuple' as a dict key (unhashable type: 'list')
