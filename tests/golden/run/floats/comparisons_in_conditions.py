nan = float("nan")


def compare(a, b):
    found = []
    if a < b:
        found.append("<")
    if a <= b:
        found.append("<=")
    if a == b:
        found.append("==")
    if a != b:
        found.append("!=")
    if a >= b:
        found.append(">=")
    if a > b:
        found.append(">")
    return " ".join(found)


def below_half(x):
    if x < 0.5:
        return "below"
    return "not below"


def literals():
    if 0.5 < 1 and 1 < 1.5 and 9007199254740993 < 9.1e15:
        return "true"
    return "false"


print(compare(1.5, 2.5), "|", compare(2.0, 2.0))  # expect: < <= != | <= == >=
print(compare(nan, 1.0), "|", compare(nan, nan))  # expect: != | !=
print(compare(1, 2.5), "|", compare(2.5, 1))  # expect: < <= != | != >= >
print(compare(2**53 + 1, float(2**53)), "|", compare(2**70, 1.0))  # expect: != >= > | != >= >
print(below_half(0.25), below_half(1), below_half(nan), below_half(0))  # expect: below not below not below below
print(literals())  # expect: true
