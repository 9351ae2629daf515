# So many variables across so many yields that they are kept in the frame's slots all the time.
lines = ["def many(step):"]
lines += [f"    v{i} = yield {i} * step" for i in range(150)]
lines += ["    yield [" + ", ".join(f"v{i}" for i in range(150)) + "]"]
exec("\n".join(lines))
generator = many(2)
got = [next(generator)]
while isinstance(got[-1], int):
    got.append(generator.send(got[-1] + 1))
print(sum(got[:-1]), sum(got[-1]), len(got))  # expect: 22350 22500 151
