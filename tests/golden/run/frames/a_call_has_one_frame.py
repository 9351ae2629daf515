import sys


def look():
    return sys._getframe(1)


def ask():
    mine = sys._getframe()
    return mine is sys._getframe(), mine is look(), mine.f_back is sys._getframe(1), mine.f_back


print(ask()[:3])  # expect: (True, True, True)
print(ask()[3] is sys._getframe())  # expect: True


def again():
    return sys._getframe()


print(again() is again())  # expect: False


def lines():
    frame = sys._getframe()
    first = frame.f_lineno
    second = frame.f_lineno
    return second - first


print(lines())  # expect: 1


def outer(depth):
    return sys._getframe() if depth == 0 else outer(depth - 1)


frame = outer(3)
names = []
while frame is not None and frame.f_code.co_name != "<module>":
    names.append(frame.f_code.co_name)
    frame = frame.f_back
print(names)  # expect: ['outer', 'outer', 'outer', 'outer']
