def same(x):
    return x


lines = ["def many(first):"]
lines += [f"    v{i} = same(first + {i})" for i in range(150)]
lines += ["    del v7", "    return [" + ", ".join(f"v{i}" for i in range(150)) + "]"]
exec("\n".join(lines))
try:
    many(1)
except UnboundLocalError as error:
    print(error)  # expect: cannot access local variable 'v7' where it is not associated with a value
