class Meter:
    def __rmul__(self, other):
        return "%s m" % other

    def __radd__(self, other):
        return "%s +" % other


def mixed(a, b, c):
    return a * b + c


def reused(a, b):
    a = a * b + a
    return a - b / a


def divided(a, b, c):
    try:
        return a + b / c - a
    except ZeroDivisionError as error:
        return str(error)


def half(x):
    return 2 * x / 4 - 1


print(mixed(1.5, 2.0, 0.25), mixed(3, 2, 1), mixed(1.5, 2, 1), mixed("ab", 2, "c"))  # expect: 3.25 7 4.0 ababc
print(mixed(2.0, Meter(), "?"), mixed(2.0, 3.0, Meter()))  # expect: 2.0 m? 6.0 +
print(reused(2.0, 4.0), reused(2, 4))  # expect: 9.6 9.6
print(divided(1.0, 1.0, 0.0), "|", divided(1.0, 1.0, 0.5))  # expect: division by zero | 2.0
print(half(3.0), half(3), half(1e308), half(True))  # expect: 0.5 0.5 inf -0.5
print(mixed(2**40, 2**40, 1))  # expect: 1208925819614629174706177
