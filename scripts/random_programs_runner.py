# Runs programs one after the other in this process, each in globals of its own, and prints a line before each: what scripts/random-programs has every Python do.
#   random_programs_runner.py FILE... | --version
import os
import sys

if sys.argv[1:] == ["--version"]:
    print("{}.{}".format(*sys.version_info))
    sys.exit()
for file in sys.argv[1:]:
    name = os.path.basename(file)
    print("==", name, flush=True)
    with open(file, encoding="utf-8") as source:
        code = compile(source.read(), name, "exec")
    try:
        exec(code, {"__name__": "program"})
    except BaseException as e:
        print("ended by", type(e).__name__, e)
print("== done")
