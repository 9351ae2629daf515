class First:
    pass


class Second:
    pass


First.__call__ = Second()
Second.__call__ = First()
try:
    First()()
except RecursionError as error:
    print("RecursionError")  # expect: RecursionError
