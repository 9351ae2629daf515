def slowly(name, items):
    for item in items:
        print(name)
        yield item


print(list(zip(slowly("a", "x"), slowly("b", "p"))))
print(list(map(lambda *parts: "".join(parts), slowly("c", "x"), slowly("d", "p"))))
# expect: a
# expect: b
# expect: [('x', 'p')]
# expect: c
# expect: d
# expect: ['xp']
