from greenlet import getcurrent, greenlet
main = getcurrent()


def middle():
    return "middle got " + main.switch("started")


first = greenlet(middle)
print(first.switch())
second = greenlet(lambda: "value", first)
print(second.parent is first, second.switch())
third = greenlet()
fourth = greenlet(parent=third)
for change in (lambda: setattr(third, "parent", fourth), lambda: setattr(third, "parent", 5), lambda: delattr(third, "parent")):
    try:
        change()
    except (ValueError, TypeError, AttributeError) as error:
        print(type(error).__name__, error)
fourth.parent = main
print(fourth.parent is main, main.parent)
# expect: started
# expect: True middle got value
# expect: ValueError cyclic parent chain
# expect: TypeError GreenletChecker: Expected any type of greenlet, not int
# expect: AttributeError can't delete attribute
# expect: True None
