# The module _symtable: the compiler's scopes and their names, with CPython's numbers. https://docs.python.org/3/library/symtable.html

import _scopes

DEF_GLOBAL, DEF_LOCAL, DEF_PARAM, DEF_NONLOCAL, USE, DEF_FREE_CLASS, DEF_IMPORT, DEF_ANNOT, DEF_COMP_ITER, DEF_TYPE_PARAM, DEF_COMP_CELL = (
    1, 2, 4, 8, 16, 64, 128, 256, 512, 1024, 2048)
DEF_BOUND = DEF_LOCAL | DEF_PARAM | DEF_IMPORT | DEF_TYPE_PARAM
TYPE_FUNCTION, TYPE_CLASS, TYPE_MODULE, TYPE_ANNOTATION, TYPE_TYPE_ALIAS, TYPE_TYPE_PARAMETERS, TYPE_TYPE_VARIABLE = range(7)
LOCAL, GLOBAL_EXPLICIT, GLOBAL_IMPLICIT, FREE, CELL = 1, 2, 3, 4, 5
SCOPE_OFF, SCOPE_MASK = 12, 15

_KINDS = {
    "module": TYPE_MODULE, "class": TYPE_CLASS, "function": TYPE_FUNCTION, "annotation": TYPE_ANNOTATION, "type-alias": TYPE_TYPE_ALIAS,
    "type-parameters": TYPE_TYPE_PARAMETERS, "type-variable": TYPE_TYPE_VARIABLE}
_SCOPES = {"LOCAL": LOCAL, "GLOBAL_EXPLICIT": GLOBAL_EXPLICIT, "GLOBAL_IMPLICIT": GLOBAL_IMPLICIT, "FREE": FREE, "CELL": CELL}
_FLAGS = {
    "global": DEF_GLOBAL, "local": DEF_LOCAL, "parameter": DEF_PARAM, "nonlocal": DEF_NONLOCAL, "used": USE, "free-in-class": DEF_FREE_CLASS,
    "imported": DEF_IMPORT, "annotated": DEF_ANNOT, "comprehension-target": DEF_COMP_ITER, "type-parameter": DEF_TYPE_PARAM}


class symtable_entry:
    __module__ = "builtins"
    __name__ = "symtable entry"

    def __init__(self, kind, name, line, is_nested, parameters, level):
        self.id = id(self)
        self.type, self.name, self.lineno, self.nested, self.varnames = kind, name, line, is_nested, parameters
        self.symbols = {}
        self.children = []
        self._level = level

    def __repr__(self):
        return f"<symtable entry {self.name}({self.id}), line {self.lineno}>"


def symtable(source, filename, startstr, /):
    if startstr not in ("exec", "eval", "single"):
        raise ValueError("symtable() arg 3 must be 'exec' or 'eval' or 'single'")
    from os import fsdecode
    if not isinstance(source, str):
        source = _scopes.decode(bytes(source), fsdecode(filename))
    if "\0" in source:
        raise SyntaxError("source code string cannot contain null bytes")
    top, path = None, []
    for line in _scopes.read(source, fsdecode(filename), startstr).splitlines():
        words = line.lstrip(" ")
        level = len(line) - len(words)
        head, _, rest = words.partition(" ")
        if head in _KINDS and words.endswith(")") and " line " in words:
            name, _, rest = rest.partition(" line ")
            number, _, rest = rest.partition(" ")
            parameters = rest[rest.index("(") + 1:-1]
            entry = symtable_entry(_KINDS[head], "top" if head == "module" else name, int(number), rest.startswith("nested"),
                                   parameters.split(", ") if parameters else [], level)
            del path[level:]
            if path:
                path[-1].children.append(entry)
            else:
                top = entry
            path.append(entry)
        else:
            scope, *flags = rest.split(" ")
            value = sum(_FLAGS[flag] for flag in flags)
            owner = path[level - 1] if level - 1 < len(path) else path[-1]
            owner.symbols[head] = value | _SCOPES[scope] << SCOPE_OFF
    return top
