import ast
import stackless

text = "".join(f"def f{n}(a):\n    return [a + {n} for a in range(a)]\n" for n in range(400))
log = []


def compiles(name, function):
    log.append(name)
    try:
        log.append((name, function()))
    except SyntaxError as error:
        log.append((name, error.lineno, error.filename))


def space():
    names = {}
    exec(text, names)
    return names["f7"](2)


stackless.tasklet(compiles)("code", lambda: compile(text, "long", "exec").co_filename)
stackless.tasklet(compiles)("tree", lambda: len(ast.parse(text).body))
stackless.tasklet(compiles)("exec", space)
stackless.tasklet(compiles)("error", lambda: compile(text + "x =\n", "wrong", "exec"))
stackless.run()
print(log[:4])  # expect: ['code', 'tree', 'exec', 'error']
for entry in sorted(log[4:]):
    print(entry)
# expect: ('code', 'long')
# expect: ('error', 801, 'wrong')
# expect: ('exec', [7, 8])
# expect: ('tree', 400)
