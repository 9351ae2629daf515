"""Prints what CPython says to each line of tests/golden/errors/bytes.txt, bytes with escapes: as the source given to compile(), and, after a tab, as
the file that is run: what it prints, in Python's repr; "''" if it compiles. Run by scripts/generate-error-goldens.
"""
import ctypes
import io
import sys
import warnings

warnings.simplefilter("ignore")
FILE = b"/program.py"
open_file = ctypes.CDLL(None).fopen
open_file.restype, open_file.argtypes = ctypes.c_void_p, [ctypes.c_char_p, ctypes.c_char_p]
run_file = ctypes.pythonapi.PyRun_SimpleFileExFlags
run_file.argtypes = [ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int, ctypes.c_void_p]


def as_source(source):
    try:
        compile(source, "<string>", "exec")
    except SyntaxError as error:
        return f"{type(error).__name__} {error.lineno}:{error.offset}-{error.end_lineno}:{error.end_offset} {error.msg}"
    return "ok"


def as_file(source):
    with open(FILE, "wb") as file:
        file.write(source)
    streams = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = io.StringIO(), io.StringIO()
    try:
        run_file(open_file(FILE, b"rb"), FILE, 1, None)
        text = sys.stderr.getvalue()
    finally:
        sys.stdout, sys.stderr = streams
    return "" if "Traceback" in text else text


with open(sys.argv[1], encoding="ascii") as lines:
    for line in lines:
        source = line.rstrip("\n").encode("ascii").decode("unicode_escape").encode("latin-1")
        print(as_source(source), repr(as_file(source)), sep="\t")
