from collections import deque


class Clears:
    def __eq__(self, other):
        d.clear()
        return NotImplemented


# A search looks whether the deque is still the same after each comparison.
for search in "index", "remove", "count", "__contains__":
    d = deque([Clears(), 1])
    try:
        getattr(d, search)(0)
    except (IndexError, RuntimeError) as error:
        print(search, type(error).__name__, error)
# expect: index RuntimeError deque mutated during iteration
# expect: remove IndexError deque mutated during remove().
# expect: count RuntimeError deque mutated during iteration
# expect: __contains__ RuntimeError deque mutated during iteration
