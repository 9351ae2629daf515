import types

code = compile("def f(): return x\nshown = x", "<text>", "exec")
first, second = types.ModuleType("first"), types.ModuleType("second")
first.x, second.x = 1, 2
exec(code, first.__dict__)
exec(code, second.__dict__)
print(first.f(), second.f(), first.shown, second.shown)  # expect: 1 2 1 2
