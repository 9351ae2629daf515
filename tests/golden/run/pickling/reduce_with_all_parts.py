import pickle


class Bag:
    def __init__(self, name):
        self.name, self.items, self.pairs = name, [], {}

    def append(self, item):
        self.items.append(item)

    def __setitem__(self, key, value):
        self.pairs[key] = value

    def __reduce__(self):
        return Bag, (self.name,), {"extra": 1}, iter(self.items), iter(self.pairs.items())


bag = Bag("b")
bag.append(1)
bag.append([2])
bag["k"] = 3
copy = pickle.loads(pickle.dumps(bag))
print(copy.name, copy.items, copy.pairs, copy.extra)  # expect: b [1, [2]] {'k': 3} 1
