# So many variables across so many calls that they are kept in the frame's slots all the time.
def same(x):
    return x


def add(*numbers):
    return sum(numbers)


lines = ["def many(first, second=1):"]
lines += [f"    v{i} = same(first + {i})" for i in range(150)]
lines += ["    return add(" + ", ".join(f"v{i}" for i in range(150)) + ") + second"]
exec("\n".join(lines))
print(many(0), many(10, 5))  # expect: 11176 12680
