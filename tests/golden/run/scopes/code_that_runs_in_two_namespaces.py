code = compile("def f(): return x\nshown = x", "<text>", "exec")
first, second = {"x": 1}, {"x": 2}
exec(code, first)
exec(code, second)
print(first["f"](), second["f"](), first["shown"], second["shown"])  # expect: 1 2 1 2
