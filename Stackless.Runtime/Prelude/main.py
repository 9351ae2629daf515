# The bottom of every program: runs the main module, reports what escapes it, and says the exit code.
# https://docs.python.org/3/library/sys.html#sys.exit

import sys
from _collector import finalize_all as _finalize_all
from _import import modules as _sys_modules

# In place of an exit code: the process is to end as one that was interrupted does.
_by_interrupt = -2


def run_main(body, package, name):
    try:
        if sys.warnoptions and "warnings" not in _sys_modules():
            # What is wrong with them is told at once, and programs find the module there.
            from _prelude.imports import import_module
            import_module("warnings")
        if hasattr(_sys_modules().get("__main__"), "__file__"):
            from _prelude.loaders import describe_main
            describe_main(name)
        if package:
            from _prelude.imports import import_module
            import_module(package)
            if name in _sys_modules() and not hasattr(_sys_modules()[name], "__path__"):
                from _prelude.loaders import warn_of_second_run
                warn_of_second_run(name, package)
        body()
        code = 0
    except SystemExit as exit:
        code = _exit_code(exit)
    except BaseException as error:
        code = _by_interrupt if isinstance(error, KeyboardInterrupt) else 1
        report(error)
    end_program()
    try:
        flush_stream("stdout")
    except BaseException as error:
        code = code or 120
        from _prelude.unraisable import report_unraisable
        report_unraisable(error, "Exception ignored while flushing sys.stdout", None)
    try:
        flush_stream("stderr")
    except BaseException:
        code = code or 120
    return code


# At the end of a program: threads are waited for, what it registered is called, what was written and not closed is flushed; before finalizers close the
# files below it, and once more for what they have written.
def end_program():
    for name, ending in (("threading", "_shutdown"), ("atexit", "_run_exitfuncs"), ("_io", "_flush_unwritten")):
        _end_module(name, ending)
    _finalize_all()
    _end_module("_io", "_flush_unwritten")


def _end_module(name, ending):
    module = _sys_modules().get(name)
    if module is not None:
        try:
            getattr(module, ending)()
        except BaseException as error:
            report(error)


# A program may have closed a standard stream, or have set it to None, or have taken it away.
def flush_stream(name):
    stream = getattr(sys, name, None)
    if stream is not None and not getattr(stream, "closed", False):
        stream.flush()


def write_errors(lines):
    try:
        stream = sys.stderr
    except AttributeError:
        from posix import write
        write(2, b"lost sys.stderr\n")
        return
    if stream is not None:
        for line in lines:
            stream.write(line)


# One statement of the prompt: None to go on, an exit code to leave.
def run_statement(body, namespace):
    code = None
    try:
        body(namespace)
    except SystemExit as exit:
        code = _exit_code(exit)
    except BaseException as error:
        report(error)
    flush_stream("stdout")
    return code


# What an expression that stands alone at a prompt, or in code compiled as for one, comes to.
def print_expression(value):
    try:
        hook = sys.displayhook
    except AttributeError:
        raise RuntimeError("lost sys.displayhook") from None
    hook(value)


# sys.displayhook itself.
def show_expression(value):
    if value is not None:
        import builtins

        print(repr(value))
        builtins._ = value


def _exit_code(exit):
    code = exit.code
    if code is None:
        return 0
    if isinstance(code, int):
        return code & 0xFFFFFFFF if code >= 0 else code & 0xFF
    try:
        flush_stream("stdout")
    except BaseException:
        pass
    try:
        write_errors([str(code) + "\n"])
    except BaseException:
        pass
    return 1


# Whatever hook and streams do: there is nobody to raise to.
def report(error):
    try:
        flush_stream("stdout")
    except BaseException:
        pass
    try:
        hook = sys.excepthook
    except AttributeError:
        hook = print_lost_hook
    try:
        hook(type(error), error, error.__traceback__)
    except BaseException as second:
        from _prelude.reports import format_exception
        try:
            write_errors(["Error in sys.excepthook:\n", *format_exception(second), "\nOriginal exception was:\n", *format_exception(error)])
        except BaseException:
            pass


def print_lost_hook(kind, error, traceback):
    from _prelude.reports import format_exception
    write_errors(["sys.excepthook is missing\n", *format_exception(error)])


# What the schedule callback raised. A standard error stream that does not work is no reason to stop the tasklet that comes next.
def report_callback_error(error):
    from _prelude.reports import print_exception
    try:
        sys.stderr.write("Exception ignored in the schedule callback:\n")
        print_exception(error)
    except BaseException:
        pass


# ---- what site adds to builtins ------------------------------------------------------------------------------------------------

def quit_program(code):
    # A program that asks for the prompt after it would go on reading.
    try:
        sys.stdin.close()
    except BaseException:
        pass
    raise SystemExit(code)


def print_text(text):
    print(text)


def give_help(arguments, keywords):
    import pydoc
    return pydoc.help(*arguments, **keywords)
