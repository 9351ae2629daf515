# A function with more than 65,536 operations that can fail, and more than 32,768 constants.
count = 66_000
lines = ["def work(x, log):"]
lines += [f"    x = x + {i}" for i in range(1000, 1000 + count)]
lines += [
    "    try:",
    "        x // 0",
    "    except ZeroDivisionError as error:",
    "        log.append(error.__traceback__.tb_lineno)",
    "    log.append((yield x))",
    "    for i in range(2):",
    "        log.append([123456789, 'far', 1.5, i])",
    "    return 'end'",
]
names = {}
exec("\n".join(lines), names)
log = []
generator = names["work"](0, log)
print(next(generator) == sum(range(1000, 1000 + count)))  # expect: True
try:
    generator.send("sent")
except StopIteration as stop:
    print(stop.value, log)  # expect: end [66003, 'sent', [123456789, 'far', 1.5, 0], [123456789, 'far', 1.5, 1]]
