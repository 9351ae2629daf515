import itertools


class Doubled(itertools.islice):
    def __next__(self):
        return super().__next__() * 2


class Named(enumerate):
    def __next__(self):
        index, item = super().__next__()
        return f"{item}{index}"


class Labelled(itertools.count):
    label = "ids"


print(list(Doubled([1, 2, 3], 2)))  # expect: [2, 4]
print(list(Named("ab")))  # expect: ['a0', 'b1']
ids = Labelled(5)
ids.used = next(ids)
print(ids, ids.label, ids.used)  # expect: Labelled(6) ids 5
