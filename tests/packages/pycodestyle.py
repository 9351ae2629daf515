# needs: python3-pycodestyle
import pycodestyle, io, sys
CODE = "import os, sys\ndef f( a,b = 1 ):\n  x=a+b\n  if x == None :\n\treturn {1:2}\n  y = lambda: 0\n  return x;\nclass A:\n    def g(self): pass\n\n\n\n\n\nprint('%s' % (1,)) # c\n" + "z = '" + "a" * 90 + "'\n"
open("code.py", "w").write(CODE)
style = pycodestyle.StyleGuide(quiet=False, show_source=False, ignore=["W605"])
report = style.check_files(["code.py"])
print(report.total_errors, sorted(report.counters.items()))
