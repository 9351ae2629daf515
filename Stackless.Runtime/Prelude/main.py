# The bottom of every program: runs the main module, reports what escapes it, and says the exit code.
# https://docs.python.org/3/library/sys.html#sys.exit

import sys
from _traceback import levels as _levels, source_lines as _source_lines


def run_main(body, package, name):
    try:
        describe_main(name)
        if package:
            import_module(package)
        body()
        code = 0
    except SystemExit as exit:
        code = _exit_code(exit)
    except BaseException as error:
        code = 130 if isinstance(error, KeyboardInterrupt) else 1
        report(error)
    end_program()
    try:
        flush_stream("stdout")
    except BaseException as error:
        code = code or 120
        report_unraisable(error, "Exception ignored while flushing sys.stdout", None)
    try:
        flush_stream("stderr")
    except BaseException:
        code = code or 120
    return code


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


def print_expression(value):
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
        try:
            write_errors(["Error in sys.excepthook:\n", *format_exception(second), "\nOriginal exception was:\n", *format_exception(error)])
        except BaseException:
            pass


def print_lost_hook(kind, error, traceback):
    write_errors(["sys.excepthook is missing\n", *format_exception(error)])


# What the schedule callback raised. A standard error stream that does not work is no reason to stop the tasklet that comes next.
def report_callback_error(error):
    try:
        sys.stderr.write("Exception ignored in the schedule callback:\n")
        print_exception(error)
    except BaseException:
        pass


# As sys.excepthook does: a stream that cannot be written to is no error of its own.
def print_exception(error, file=None):
    lines = format_exception(error)
    try:
        if file is None:
            write_errors(lines)
        else:
            for line in lines:
                file.write(line)
    except BaseException:
        pass


def format_exception(error):
    lines = []
    _append_chain(lines, error, set(), _Margin())
    return lines


# The chain from the first exception to the last. Walked with a list, not recursion: chains may be long.
def _append_chain(lines, error, seen, margin):
    chain = []
    while error is not None:
        seen.add(id(error))
        if error.__cause__ is not None and id(error.__cause__) not in seen:
            chain.append((error, "\nThe above exception was the direct cause of the following exception:\n\n"))
            error = error.__cause__
        elif error.__context__ is not None and not error.__suppress_context__ and id(error.__context__) not in seen:
            chain.append((error, "\nDuring handling of the above exception, another exception occurred:\n\n"))
            error = error.__context__
        else:
            chain.append((error, None))
            error = None
    while chain:
        error, link = chain.pop()
        if link is not None:
            margin.append(lines, [link])
        if isinstance(error, BaseExceptionGroup):
            _append_group(lines, error, seen, margin)
        else:
            _append_one(lines, error, "Traceback", margin)


def _append_one(lines, error, title, margin, bar="|"):
    levels = []
    if error.__traceback__ is not None:
        _append_levels(levels, error.__traceback__)
    if levels:
        margin.append(lines, [title + " (most recent call last):\n"], bar)
        margin.append(lines, levels)
    message = []
    _append_message(message, error)
    margin.append(lines, message)


def _append_levels(lines, traceback):
    last = None
    repeated = 0
    for file, line, name, source in _levels(traceback):
        level = (file, line, name)
        repeated = repeated + 1 if level == last else 1
        last = level
        if repeated <= 3:
            lines.append(f'  File "{file}", line {line}, in {name}\n')
            lines.extend(source)
        elif repeated == 4:
            lines.append(None)
            lines[-1] = "  [Previous line repeated 1 more time]\n"
        else:
            lines[-1] = f"  [Previous line repeated {repeated - 3} more times]\n"


# What may have been meant by a name that is not there, as the library's traceback finds it.
def _suggestion(error):
    try:
        if isinstance(error, ImportError):
            wrong = error.name_from
        elif isinstance(error, (AttributeError, NameError)):
            wrong = error.name
        else:
            return ""
        if wrong is None:
            return ""
        import traceback
        found = traceback._compute_suggestion_error(error, error.__traceback__, wrong)
        suggestion = f". Did you mean: '{found}'?" if found else ""
        if isinstance(error, NameError) and wrong in sys.stdlib_module_names:
            suggestion += f" Or did you forget to import '{wrong}'?" if found else f". Did you forget to import '{wrong}'?"
        return suggestion
    except BaseException:
        return ""


def _append_message(lines, error):
    kind = type(error)
    name = kind.__qualname__
    if kind.__module__ not in ("builtins", "__main__"):
        name = f"{kind.__module__}.{name}"
    if isinstance(error, SyntaxError) and error.lineno is not None:
        lines.append(f'  File "{error.filename or "<string>"}", line {error.lineno}\n')
        lines.extend(_source_lines(error.text, error.offset, error.end_lineno == error.lineno and error.end_offset or None))
        lines.append(f"{name}: {error.msg or '<no detail available>'}\n")
    else:
        try:
            text = str(error)
        except BaseException:
            text = "<exception str() failed>"
        text += _suggestion(error)
        lines.append(f"{name}: {text}\n" if text else f"{name}\n")
    notes = getattr(error, "__notes__", None)
    if notes is not None:
        for note in notes:
            for line in str(note).split("\n"):
                lines.append(line + "\n")


def frame_module_name(depth):
    try:
        return sys._getframe(depth).f_globals.get("__name__")
    except ValueError:
        return None


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
