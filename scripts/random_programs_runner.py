# Runs programs one after the other in this process, each in globals of its own, and prints a line before each: what scripts/random-programs has every Python do.
#   random_programs_runner.py FILE...
import sys

for file in sys.argv[1:]:
    print("==", file, flush=True)
    with open(file, encoding="utf-8") as source:
        code = compile(source.read(), file, "exec")
    try:
        exec(code, {"__name__": "program"})
    except BaseException as e:
        print("ended by", type(e).__name__, e)
print("== done")
