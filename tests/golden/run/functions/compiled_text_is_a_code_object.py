import types

source = "x = 1\ndef f(a, b=2):\n    'doc'\n    return a.attr + x\n"
c = compile(source, "file.py", "exec")
print(type(c) is types.CodeType, c.co_name, c.co_filename, c.co_firstlineno)  # expect: True <module> file.py 1
print(c.co_argcount, c.co_nlocals, c.co_varnames, c.co_freevars, c.co_flags)  # expect: 0 0 () () 0
print(c == compile(source, "file.py", "exec"), c == compile(source + "y = f(x)", "file.py", "exec"))  # expect: True False
d = c.replace(co_filename="other.py", co_name="n")
print(d.co_filename, d.co_name, d == c)  # expect: other.py n False
space = {}
exec(d, space)
f = space["f"].__code__
print(f.co_varnames, f.co_flags & 3, f.co_consts[0], 4 in {line for start, end, line in f.co_lines()})  # expect: ('a', 'b') 3 doc True
same = f.replace(**{k: getattr(f, k) for k in dir(f) if k.startswith("co_") and not callable(getattr(f, k))})
print(same == f)  # expect: True
