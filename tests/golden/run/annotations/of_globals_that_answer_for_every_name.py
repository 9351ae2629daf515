# python: 3.14
class Names(dict):
    def __missing__(self, key):
        return key.upper()


namespace = Names()
exec("type Alias = undefined\nclass A:\n    x: other\n    type Inner = another\ndef f(a: third): pass", namespace)
print(namespace["Alias"].__value__, namespace["A"].Inner.__value__)  # expect: UNDEFINED ANOTHER
print(namespace["A"].__annotations__, namespace["f"].__annotations__)  # expect: {'x': 'OTHER'} {'a': 'THIRD'}
