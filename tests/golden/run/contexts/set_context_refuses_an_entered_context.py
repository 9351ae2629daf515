import contextvars
import stackless


def inside():
    try:
        stackless.getcurrent().set_context(contextvars.Context())
    except RuntimeError as error:
        print(error)  # expect: the current context of the tasklet has been entered


contextvars.Context().run(inside)
try:
    stackless.getcurrent().set_context({})
except TypeError as error:
    print(error)  # expect: tasklet.set_context() argument must be contextvars.Context, not dict
