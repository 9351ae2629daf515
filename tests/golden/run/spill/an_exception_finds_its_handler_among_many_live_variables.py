def check(x):
    if x == 140:
        raise ValueError(x)
    return x


lines = ["def many(first):", "    try:"]
lines += [f"        v{i} = check(first + {i})" for i in range(150)]
lines += ["    except ValueError as error:", "        return v0, v30, error.args"]
lines += ["    return [" + ", ".join(f"v{i}" for i in range(150)) + "]"]
exec("\n".join(lines))
print(many(100), many(0), sum(many(1000)))  # expect: (100, 130, (140,)) (0, 30, (140,)) 161175
