class Key:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return hash(self.name)

    def __eq__(self, other):
        return self.name == other


keys = {Key("a"), Key("b")}
keys.add(Key("c"))
keys.update([Key("d")])
print(len(keys), "a" in keys, "c" in keys, len(keys & {"a", "d"}), len(keys | {"e"}))  # expect: 4 True True 2 5
keys.discard("b")
print(sorted(key.name for key in keys))  # expect: ['a', 'c', 'd']
