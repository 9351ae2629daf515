import operator

for container, grow, shrink in (({1: 2}, lambda c: c.update({3: 4}), lambda c: c.popitem()), ({1}, lambda c: c.add(3), lambda c: c.discard(3))):
    iterator = iter(container)
    grow(container)
    for _ in range(2):
        try:
            next(iterator)
        except RuntimeError as error:
            print(error, operator.length_hint(iterator))
        if len(container) > 1:
            shrink(container)
# expect: dictionary changed size during iteration 0
# expect: dictionary changed size during iteration 0
# expect: Set changed size during iteration 0
# expect: Set changed size during iteration 0
