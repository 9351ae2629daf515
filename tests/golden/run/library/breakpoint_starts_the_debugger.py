import os
import pdb
import warnings

os.environ.pop("PYTHONBREAKPOINT", None)
pdb.set_trace = lambda *arguments, **keywords: print("debugger", arguments, keywords)
breakpoint()  # expect: debugger () {}
breakpoint(header="here")  # expect: debugger () {'header': 'here'}
for name in ".", "..", "nosuch.name":
    os.environ["PYTHONBREAKPOINT"] = name
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        breakpoint()
    print(told[0].message)
# expect: Ignoring unimportable $PYTHONBREAKPOINT: "."
# expect: Ignoring unimportable $PYTHONBREAKPOINT: ".."
# expect: Ignoring unimportable $PYTHONBREAKPOINT: "nosuch.name"
