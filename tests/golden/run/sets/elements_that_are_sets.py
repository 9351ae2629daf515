class Hashed(set):
    def __hash__(self):
        return 5


h = Hashed([1])
nested = {h, frozenset([1, 2])}
print(h in nested, {1, 2} in nested, {3} in nested)  # expect: True True False
nested.discard({1, 2})
nested.remove(h)
print(nested)  # expect: set()
try:
    nested.remove({7})
except KeyError as error:
    print(error)  # expect: {7}
