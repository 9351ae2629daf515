import bdb
import io
import pdb


def double(n):
    result = n * 2
    return result


def program():
    a = double(4)
    return a


script = io.StringIO("step\nstep\nstep\nnext\nprint(n, result)\nreturn\nnext\np a\ncontinue\n")
output = io.StringIO()
debugger = pdb.Pdb(stdin=script, stdout=output, nosigint=True, readrc=False)
debugger.prompt = ""
try:
    print(debugger.runcall(program))
except bdb.BdbQuit:
    print("quit")
shown = [line for line in output.getvalue().splitlines() if line.startswith(("->", "4", "8", "--"))]
print("\n".join(shown))
# expect: 8
# expect: -> a = double(4)
# expect: --Call--
# expect: -> def double(n):
# expect: -> result = n * 2
# expect: -> return result
# expect: --Return--
# expect: -> return result
# expect: 4 8
# expect: -> return a
# expect: --Return--
# expect: -> return a
# expect: 8
