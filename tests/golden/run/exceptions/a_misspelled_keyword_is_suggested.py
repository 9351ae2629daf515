# python: 3.14
import traceback

for source in "impor math\n", "for a in b:\n  pass\nelso:\n  pass\n", "def f():\n  returm x\n", "fur a in b:\n  pass\n", "1 +* 2\n":
    try:
        compile(source, "f", "exec")
    except SyntaxError as error:
        print(traceback.format_exception_only(error)[-1].strip())
# expect: SyntaxError: invalid syntax. Did you mean 'import'?
# expect: SyntaxError: invalid syntax. Did you mean 'else'?
# expect: SyntaxError: invalid syntax. Did you mean 'return'?
# expect: SyntaxError: invalid syntax. Did you mean 'for'?
# expect: SyntaxError: invalid syntax
