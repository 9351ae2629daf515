"""Writes what CPython says to each source in a file of sources separated by lines "%%": one line per source.

    SyntaxError 1:3-1:4 invalid syntax

Columns are characters from 1, as in the exception; "ok" means that it compiles. Run by scripts/generate-error-goldens.
"""
import sys
import warnings

warnings.simplefilter("ignore")


def verdict(source):
    try:
        compile(source, "<string>", "exec")
    except SyntaxError as error:
        return f"{type(error).__name__} {error.lineno}:{error.offset}-{error.end_lineno}:{error.end_offset} {error.msg}"
    except (ValueError, MemoryError, OverflowError, RecursionError) as error:
        return f"{type(error).__name__} {error}"
    return "ok"


def main(path):
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    for source in text.split("\n%%\n"):
        source = source.rstrip("\n") + "\n"
        print(verdict(source))


main(sys.argv[1])
