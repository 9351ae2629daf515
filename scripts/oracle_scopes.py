"""Prints one line per file named in a list: the SHA-256 of CPython 3.14's symbol table of it, in the form of our ScopePrinter.

    scripts/cpython-3.14 oracle_scopes.py LIST
    scripts/cpython-3.14 oracle_scopes.py --show FILE      prints the table itself
"""
import _symtable
import hashlib
import sys
import warnings

warnings.simplefilter("ignore")
KINDS = {
    _symtable.TYPE_MODULE: "module",
    _symtable.TYPE_CLASS: "class",
    _symtable.TYPE_FUNCTION: "function",
    _symtable.TYPE_ANNOTATION: "annotation",
    _symtable.TYPE_TYPE_ALIAS: "type-alias",
    _symtable.TYPE_TYPE_PARAMETERS: "type-parameters",
    _symtable.TYPE_TYPE_VARIABLE: "type-variable",
}
SCOPES = {
    _symtable.LOCAL: "LOCAL",
    _symtable.CELL: "CELL",
    _symtable.FREE: "FREE",
    _symtable.GLOBAL_EXPLICIT: "GLOBAL_EXPLICIT",
    _symtable.GLOBAL_IMPLICIT: "GLOBAL_IMPLICIT",
}
FLAGS = [
    (_symtable.DEF_GLOBAL, "global"), (_symtable.DEF_LOCAL, "local"), (_symtable.DEF_PARAM, "parameter"), (_symtable.DEF_NONLOCAL, "nonlocal"),
    (_symtable.USE, "used"), (_symtable.DEF_FREE_CLASS, "free-in-class"), (_symtable.DEF_IMPORT, "imported"), (_symtable.DEF_ANNOT, "annotated"),
    (_symtable.DEF_COMP_ITER, "comprehension-target"), (_symtable.DEF_TYPE_PARAM, "type-parameter"),
]


def show(table, level, lines):
    indent = " " * level
    nested = " nested" if table.nested else ""
    lines.append(f"{indent}{KINDS[table.type]} {table.name} line {table.lineno}{nested} ({', '.join(table.varnames)})")
    for name, value in sorted(table.symbols.items()):
        scope = SCOPES.get((value >> _symtable.SCOPE_OFF) & _symtable.SCOPE_MASK, "UNKNOWN")
        flags = "".join(" " + label for bit, label in FLAGS if value & bit)
        lines.append(f"{indent} {name} {scope}{flags}")
    for child in table.children:
        show(child, level + 1, lines)


def dump(path):
    try:
        with open(path, "rb") as file:
            table = _symtable.symtable(file.read(), path, "exec")
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        return f"error {type(error).__name__} {error}".replace("\n", " ")
    lines = []
    show(table, 0, lines)
    return "\n".join(lines) + "\n"


if sys.argv[1] == "--show":
    print(dump(sys.argv[2]), end="")
else:
    with open(sys.argv[1], encoding="utf-8") as file:
        names = file.read().splitlines()
    for name in names:
        text = dump("/host" + name)
        print(text if text.startswith("error") else hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
