import re
import re._compiler
import _sre

patterns = ["a(b)c", "(?P<x>a+)-(?P=x)", "[a-z]+", "[^a-z]", "a|b|[cd]", r"\bab\b", "(?<=ab)c", "(?<!b)c", "b{2,3}?", "(?:ab)*+c", "(?>a|ab)c", r"[\w-]+", "(?x) a b # c", "[ab]|é", r"\x61\142", "^a|c$", ".", r"(a)|(b)|\d", "(?i:AB)c", "x{", "a{,2}b", "[]a]", "[a-]", "(?i)[h-t]+", "(?i)SK"]
subjects = ["abc", "aa-aa abab c", "cab\nabc-1", "é a]\\-K", "bbbb x{ s\u017fk\u212a"]
for flags in (0, re.I | re.A, re.M | re.S):
    for pattern in patterns:
        native, general = _sre._compile_native(pattern, flags), re._compiler._compile_any(pattern, flags)
        same = [(m.span(), m.regs) for s in subjects for m in native.finditer(s)] == [(m.span(), m.regs) for s in subjects for m in general.finditer(s)]
        if not same or (native.flags, native.groups, dict(native.groupindex)) != (general.flags, general.groups, dict(general.groupindex)):
            print(pattern, flags)
print(_sre._compile_native("(", 0), _sre._compile_native("[[a]", 0), _sre._compile_native(r"\q", 0))  # expect: None None None
