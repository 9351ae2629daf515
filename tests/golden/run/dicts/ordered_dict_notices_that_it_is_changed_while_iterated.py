from collections import OrderedDict


def change(action):
    d = OrderedDict.fromkeys("abc")
    for view in d, d.keys(), d.values(), d.items(), reversed(d), reversed(d.items()):
        it = iter(view)
        next(it)
        action(d)
        try:
            print(next(it), end=";")
        except RuntimeError as e:
            print(e, next(it, "end"))
            return
    print()


change(lambda d: d.move_to_end("a"))  # expect: OrderedDict mutated during iteration end
change(lambda d: d.update(z=1))  # expect: OrderedDict mutated during iteration end
change(lambda d: d.pop("c", 1))  # expect: OrderedDict mutated during iteration end
change(lambda d: d.clear())  # expect: OrderedDict mutated during iteration end
change(lambda d: d.update(a=1))  # expect: b;b;None;('b', None);b;('b', None);
