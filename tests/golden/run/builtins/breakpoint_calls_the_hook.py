import os
import sys

os.environ["PYTHONBREAKPOINT"] = "builtins.print"
breakpoint("here", 1)  # expect: here 1
os.environ["PYTHONBREAKPOINT"] = "0"
print(breakpoint())  # expect: None
sys.breakpointhook = lambda *given, **named: (given, named)
print(breakpoint(1, a=2))  # expect: ((1,), {'a': 2})
