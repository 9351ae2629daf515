class Key:
    def __hash__(self):
        return hash("a")

    def __eq__(self, other):
        return other == "a"


d = {Key(): 1}
print(d["a"], "a" in d, d.get("a"))  # expect: 1 True 1
d["a"] = 2
print(len(d), d.setdefault("a", 5), d.pop("a"), d)  # expect: 1 2 2 {}
d["a"] = 3
d[Key()] = 4
print(d, {Key()} & {"a"} == {"a"})  # expect: {'a': 4} True
