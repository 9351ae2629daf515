# How an exception that nobody caught is printed: with what it came from; and a group of them with its own traceback, then each of its exceptions behind a
# bar, numbered, as deep as they nest.
# https://docs.python.org/3/library/traceback.html

import sys

from _prelude.main import write_errors
from _traceback import levels as _levels, source_lines as _source_lines

_widest_group = 15
_deepest_group = 10


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
    shown = _levels(traceback)
    limit = getattr(sys, "tracebacklimit", None)
    if isinstance(limit, int):
        shown = shown[max(0, len(shown) - limit):] if limit > 0 else []
    for file, line, name, source in shown:
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


# ---- groups ---------------------------------------------------------------------------------------------------------------------

# The bars at the left: how many groups the text stands in, and whether the last exception of a group still needs the line below it.
class _Margin:
    def __init__(self):
        self.depth = 0
        self.is_open = False

    def append(self, lines, texts, bar="|"):
        if self.depth == 0:
            lines.extend(texts)
            return
        start = "  " * self.depth + bar + " "
        for text in texts:
            for line in text.splitlines(True):
                lines.append(start + line)


def _append_group(lines, group, seen, margin):
    if margin.depth > _deepest_group:
        margin.append(lines, [f"... (max_group_depth is {_deepest_group})\n"])
        return
    is_outermost = margin.depth == 0
    if is_outermost:
        margin.depth = 1
    _append_one(lines, group, "Exception Group Traceback", margin, "+" if is_outermost else "|")
    exceptions = group.exceptions
    count = min(len(exceptions), _widest_group + 1)
    margin.is_open = False
    for number in range(count):
        is_last = number == count - 1
        if is_last:
            # A group that ends here draws the line for all that end with it.
            margin.is_open = True
        title = number + 1 if number < _widest_group else "..."
        lines.append("  " * margin.depth + ("+-" if number == 0 else "  ") + f"+---------------- {title} ----------------\n")
        margin.depth += 1
        if number < _widest_group:
            _append_chain(lines, exceptions[number], seen, margin)
        else:
            more = len(exceptions) - _widest_group
            margin.append(lines, [f"and {more} more exception{'s' if more > 1 else ''}\n"])
        if is_last and margin.is_open:
            lines.append("  " * margin.depth + "+------------------------------------\n")
            margin.is_open = False
        margin.depth -= 1
    if is_outermost:
        margin.depth = 0
