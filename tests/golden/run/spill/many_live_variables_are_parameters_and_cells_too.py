def same(x):
    return x


lines = ["def many(a, b, c, d, e, f, g, *rest, **named):"]
lines += [f"    v{i} = same(a + {i})" for i in range(150)]
lines += ["    def inner():", "        nonlocal v0", "        v0 += g", "        return v0 + v149"]
lines += ["    return inner(), v0, rest, named, [" + ", ".join(f"v{i}" for i in range(150)) + "][-1]"]
exec("\n".join(lines))
print(many(1, 2, 3, 4, 5, 6, 7, 8, 9, k=10))  # expect: (158, 8, (8, 9), {'k': 10}, 150)
