# readline: history and completion for lines that are read from a terminal. The lines themselves are edited by CPython's own editor, which is
# loaded when the first one is read; until then this is a list and some settings.
# https://docs.python.org/3/library/readline.html

import os as _os
import sys as _sys

backend = "editline"

_history = []
_delimiters = " \t\n`~!@#$%^&*()-=+[{]}\\|;:'\",<>/?"
_default_file = "~/.history"


class _Settings:
    completer = None
    length = -1
    is_automatic = True
    startup = None
    before_input = None
    display_matches = None
    editor = None  # while a line is edited, and after it


def _text(value):
    if not isinstance(value, str):
        raise TypeError(f"argument must be str, not {type(value).__name__}")
    return value


def _hook(value, what):
    if value is not None and not callable(value):
        raise TypeError(f"{what}(func): argument not callable")
    return value


# ---- the history -------------------------------------------------------------------------------------------------------------

def add_history(string, /):
    _history.append(_text(string))


def clear_history():
    _history.clear()


def get_current_history_length():
    return len(_history)


def get_history_item(index, /):
    return _history[index - 1] if 1 <= index <= len(_history) else None


def _existing(position):
    if position < 0:
        raise ValueError("History index cannot be negative")
    if position >= len(_history):
        raise ValueError(f"No history item at position {position}")
    return position


def remove_history_item(pos, /):
    del _history[_existing(pos)]


def replace_history_item(pos, line, /):
    _history[_existing(pos)] = _text(line)


def set_auto_history(enabled, /):
    _Settings.is_automatic = bool(enabled)


def get_history_length():
    return _Settings.length


def set_history_length(length, /):
    _Settings.length = length


def _path(filename):
    return _os.path.expanduser(_default_file if filename is None else _os.fspath(filename))


# A line that ends in \r goes on in the next: how several lines of one entry are kept.
def read_history_file(filename=None, /):
    _sys.audit("open", _path(filename), "r", 0)
    with open(_path(filename), "rb") as file:
        content = file.read()
    encoding = "utf-8"
    if content.startswith(b"_HiStOrY_V2_"):
        encoding = "unicode-escape"
        content = content.partition(b"\n")[2]
    started = ""
    for line in content.split(b"\n"):
        line = line.decode(encoding, "surrogateescape" if encoding == "utf-8" else "replace")
        if line.endswith("\r"):
            started += line[:-1] + "\n"
        elif started or line:
            _history.append(started + line)
            started = ""


def _write(filename, mode, entries):
    _sys.audit("open", _path(filename), mode, 0)
    with open(_path(filename), mode, encoding="utf-8", errors="surrogateescape", newline="\n") as file:
        for entry in entries:
            file.write(entry.replace("\n", "\r\n") + "\n")


def write_history_file(filename=None, /):
    kept = _Settings.length
    _write(filename, "w", _history if kept < 0 else _history[len(_history) - kept:] if kept else [])


def append_history_file(nelements, filename=None, /):
    if nelements < 0:
        raise ValueError("nelements must be positive")
    if not _os.path.exists(_path(filename)):
        raise FileNotFoundError(2, "No such file or directory", _path(filename))
    _write(filename, "a", _history[len(_history) - nelements:] if nelements else [])
    if _Settings.length >= 0:
        with open(_path(filename), encoding="utf-8", errors="surrogateescape", newline="\n") as file:
            lines = file.read().split("\n")[:-1]
        if len(lines) > _Settings.length:
            with open(_path(filename), "w", encoding="utf-8", errors="surrogateescape", newline="\n") as file:
                file.writelines(line + "\n" for line in (lines[-_Settings.length:] if _Settings.length else []))


# ---- completion --------------------------------------------------------------------------------------------------------------

def set_completer(function=None, /):
    _Settings.completer = _hook(function, "set_completer")
    if _Settings.editor is not None:
        _Settings.editor.config.readline_completer = function


def get_completer():
    return _Settings.completer


def set_completer_delims(string, /):
    global _delimiters
    _delimiters = _text(string)
    if _Settings.editor is not None:
        _Settings.editor.config.completer_delims = frozenset(string)


def get_completer_delims():
    return _delimiters


def get_completion_type():
    return 0 if _Settings.editor is None else 9


def set_completion_display_matches_hook(function=None, /):
    _Settings.display_matches = _hook(function, "set_completion_display_matches_hook")


# ---- the line that is edited -------------------------------------------------------------------------------------------------

def get_line_buffer():
    return "" if _Settings.editor is None else _Settings.editor.get_unicode()


def insert_text(string, /):
    if _Settings.editor is not None:
        _Settings.editor.insert(_text(string))


def _word():
    if _Settings.editor is None:
        return 0, 0
    end = start = _Settings.editor.pos
    while start > 0 and _Settings.editor.buffer[start - 1] not in _delimiters:
        start -= 1
    return start, end


def get_begidx():
    return _word()[0]


def get_endidx():
    return _word()[1]


def redisplay():
    if _Settings.editor is not None:
        _Settings.editor.refresh()


def set_startup_hook(function=None, /):
    _Settings.startup = _hook(function, "set_startup_hook")


def set_pre_input_hook(function=None, /):
    _Settings.before_input = _hook(function, "set_pre_input_hook")


def get_pre_input_hook():
    return _Settings.before_input


# Key bindings of init files are GNU's own language: the editor's keys are fixed.
def parse_and_bind(string, /):
    _text(string)


def read_init_file(filename=None, /):
    with open(_os.path.expanduser("~/.editrc" if filename is None else _os.fspath(filename)), "rb"):
        pass


# ---- input() -----------------------------------------------------------------------------------------------------------------

def _begin():
    if _Settings.startup is not None:
        _Settings.startup()
    if _Settings.before_input is not None:
        _Settings.before_input()


def _read_line(prompt):
    editor = _Settings.editor
    if editor is None:
        from _pyrepl import readline as parts
        config = parts.ReadlineConfig(readline_completer=_Settings.completer, completer_delims=frozenset(_delimiters))
        editor = parts.ReadlineAlikeReader(console=parts.Console(_sys.stdin.fileno(), _sys.stdout.fileno(), encoding="utf-8"), config=config)
        editor.history = _history
        _Settings.editor = editor
    before = len(_history)
    editor.ps1 = prompt
    line = editor.readline(startup_hook=_begin)
    if not _Settings.is_automatic:
        del _history[before:]
    return line
