"""Prints a syntax tree as CPython 3.13's ast.dump(tree, include_attributes=True, indent=1) would, whatever the version that runs this.

Later versions leave more out. Run under scripts/cpython-3.14 by scripts/generate-parse-goldens and scripts/compare-ast.

    oracle_tree.py FILE          prints the tree
    oracle_tree.py --all LIST    one line per file named in the list: the SHA-256 of its tree, or "error" and the reason
"""
import ast
import hashlib
import sys
import warnings

warnings.simplefilter("ignore")


def show(value, level):
    """The text of a value, and whether it is simple (fits beside others on a line)."""
    start = "\n" + " " * (level + 1)
    if isinstance(value, list):
        if not value:
            return "[]", True
        return "[" + ",".join(start + show(item, level + 1)[0] for item in value) + "]", False
    if not isinstance(value, ast.AST):
        return repr(value), True
    parts = []
    simple = True
    keeps_none = isinstance(value, (ast.Constant, ast.MatchSingleton))
    for name in (*value._fields, *value._attributes):
        field = getattr(value, name, None)
        if field == [] or (field is None and not (keeps_none and name == "value")):
            continue
        text, is_simple = show(field, level + 1)
        simple = simple and is_simple
        parts.append(f"{name}={text}")
    name = type(value).__name__
    if simple and len(parts) <= 3:
        return f"{name}({', '.join(parts)})", not parts
    return f"{name}(" + ",".join(start + part for part in parts) + ")", False


def tree_of(path):
    with open(path, "rb") as file:
        return show(ast.parse(file.read()), 0)[0]


if sys.argv[1] == "--all":
    with open(sys.argv[2], encoding="utf-8") as file:
        names = file.read().splitlines()
    for name in names:
        try:
            print(hashlib.sha256(tree_of("/host" + name).encode("utf-8", "surrogatepass")).hexdigest())
        except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
            print("error", type(error).__name__, str(error).replace("\n", " "))
else:
    print(tree_of(sys.argv[1]))
