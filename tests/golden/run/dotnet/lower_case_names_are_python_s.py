# Only what looks like a namespace is looked for among .NET's before a program has named .NET.
import sys

try:
    import system
except ModuleNotFoundError as error:
    print(error)  # expect: No module named 'system'
print("_clr" in sys.modules, "clr" in sys.modules)  # expect: False False
