"""Prints the warnings of CPython 3.14's compiler about each source in a file of sources separated by lines "%%": one line per source, what compile()
warns of in its order, or the error if it refuses the source. Run by scripts/generate-error-goldens.

    2:SyntaxWarning "is" with 'int' literal. Did you mean "=="?; 3:SyntaxWarning ...
"""
import sys
import warnings


def verdict(source):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            compile(source, "<string>", "exec")
        except SyntaxError as error:
            return f"{type(error).__name__}: {error.msg}"
    return "; ".join(f"{warning.lineno}:{warning.category.__name__} {warning.message}" for warning in caught)


with open(sys.argv[1], encoding="utf-8", newline="") as file:
    text = file.read()
for source in text.split("\n%%\n"):
    print(verdict(source.rstrip("\n") + "\n"))
