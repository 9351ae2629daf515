"""Prints one line per file named on standard input: the SHA-256 of CPython's ast.dump of it, or "error" and the reason.

The other side of the comparison is tests/Stackless.FrontEnd.Probe; scripts/compare-ast runs both.
"""
import ast
import hashlib
import sys
import warnings

warnings.simplefilter("ignore")
sys.setrecursionlimit(100_000)

for path in sys.stdin:
    try:
        with open(path.rstrip("\n"), "rb") as file:
            tree = ast.parse(file.read())
        text = ast.dump(tree, include_attributes=True, indent=1)
        print(hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
    except (SyntaxError, ValueError, MemoryError) as error:
        print("error", type(error).__name__, str(error).replace("\n", " "))
    sys.stdout.flush()
