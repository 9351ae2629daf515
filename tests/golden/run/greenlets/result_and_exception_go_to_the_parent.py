from greenlet import GreenletExit, getcurrent, greenlet


def parent():
    child = greenlet(fails)
    print(child.parent is getcurrent())
    try:
        child.switch()
    except ValueError as error:
        print("parent got", error)
    print(repr(greenlet(leaves).switch()))
    return greenlet(lambda: "result").switch()


def fails():
    raise ValueError("of the child")


def leaves():
    raise GreenletExit("left")


print(greenlet(parent).switch())
# expect: True
# expect: parent got of the child
# expect: GreenletExit('left')
# expect: result
