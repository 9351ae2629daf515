import ast
import inspect
import types

ALLOWED = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT


class Soon:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        yield self.value
        return self.value * 2


class Numbers:
    async def __aenter__(self):
        return self

    async def __aexit__(self, *error):
        print("left")

    def __aiter__(self):
        self.at = 0
        return self

    async def __anext__(self):
        self.at += 1
        if self.at > 2:
            raise StopAsyncIteration
        return await Soon(self.at)


def finish(coroutine):
    told = []
    while True:
        try:
            told.append(coroutine.send(None))
        except StopIteration as e:
            return told, e.value


def run(text, mode="exec"):
    code = compile(text, "<text>", mode, flags=ALLOWED)
    names = {"Soon": Soon, "Numbers": Numbers}
    made = eval(code, names)
    waits = bool(code.co_flags & inspect.CO_COROUTINE)
    assert waits == inspect.iscoroutine(made)
    print(waits, finish(made) if waits else made, names.get("x"))


def main():
    run("x = 1")
    run("x = await Soon(3)")
    run("await Soon(4) + 1", "eval")
    run("async with Numbers() as x:\n    x = 5")
    run("x = []\nasync for n in Numbers():\n    x.append(n)")
    run("x = [n async for n in Numbers()]")
    run("def f():\n    return 7\nx = f()")
    # As the prompt of asyncio calls it.
    names = {"Soon": Soon}
    made = types.FunctionType(compile("y = await Soon(1)", "<text>", "single", flags=ALLOWED), names)()
    print(finish(made), names["y"])
    for wrong in "def f(): await x", "class C: await x", "yield 1", "return 1":
        try:
            compile(wrong, "<text>", "exec", flags=ALLOWED)
        except SyntaxError as e:
            print(e.msg)
    try:
        compile("await x", "<text>", "exec")
    except SyntaxError as e:
        print(e.msg)


main()

# expect: False None 1
# expect: True ([3], None) 6
# expect: True ([4], 9) None
# expect: left
# expect: True ([], None) 5
# expect: True ([1, 2], None) [2, 4]
# expect: True ([1, 2], None) [2, 4]
# expect: False None 7
# expect: ([1], None) 2
# expect: 'await' outside async function
# expect: 'await' outside function
# expect: 'yield' outside function
# expect: 'return' outside function
# expect: 'await' outside function
