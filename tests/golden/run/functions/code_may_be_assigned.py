def add(x, y=2):
    return x + y


def multiply(x, y=3):
    return x * y


def caller():
    return add(5)


print(caller())  # expect: 7
add.__code__ = multiply.__code__
print(caller(), add(5, 5))  # expect: 10 25
add.__defaults__ = (7,)
print(caller())  # expect: 35
print(add.__code__ is multiply.__code__, add.__name__)  # expect: True add
