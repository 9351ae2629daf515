# The keywords of f(**mapping): what the function does with its own is nothing to the mapping.
def f(*args, **named):
    named["z"] = len(args)
    return named

class Mapping:
    def __init__(self, inner):
        self.inner = inner
    def keys(self):
        return list(self.inner)
    def __getitem__(self, key):
        return self.inner[key]

given = {"x": 1}
print(f(1, **given), given)  # expect: {'x': 1, 'z': 1} {'x': 1}
print(f(**Mapping({"y": 2})), f(**{}), dict(**given) is given)  # expect: {'y': 2, 'z': 0} {'z': 0} False
for wrong in 3, {1: 2}, Mapping({1: 2}), [("a", 1)]:
    try:
        f(**wrong)
    except TypeError as e:
        print(str(e).replace("__main__.", ""))
# expect: f() argument after ** must be a mapping, not int
# expect: keywords must be strings
# expect: keywords must be strings
# expect: f() argument after ** must be a mapping, not list
