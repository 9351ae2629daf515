import marshal

c = compile("def f(a):\n    return lambda: a + y\ny = 3\n", "file.py", "exec").replace(co_filename="moved.py")
loaded = marshal.loads(marshal.dumps(c))
print(loaded == c, loaded.co_filename)  # expect: True moved.py
space = {}
exec(loaded, space)
print(space["f"](4)())  # expect: 7
