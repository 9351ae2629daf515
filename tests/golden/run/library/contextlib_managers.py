import contextlib
import io

with contextlib.redirect_stdout(io.StringIO()) as caught:
    print("hidden")
print(repr(caught.getvalue()))
with contextlib.suppress(KeyError), contextlib.ExitStack() as stack:
    stack.callback(print, "last")
    {}["x"]
# expect: 'hidden\n'
# expect: last
