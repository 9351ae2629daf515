# The bottom frame of every greenlet (Library/greenlet.py): here, because frames of the prelude are no frames that programs see.


def _greenlet_body(greenlet, run, arguments, keywords):
    try:
        greenlet._arrive()
        value = run(*arguments, **keywords)
    except BaseException as exception:
        run = arguments = keywords = None
        greenlet._end(None, exception)
    else:
        run = arguments = keywords = None
        greenlet._end(value, None)


def _make_module():
    return {"body": _greenlet_body}
