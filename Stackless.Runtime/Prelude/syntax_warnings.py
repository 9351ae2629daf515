# What the compiler warns of: shown at once while the program has not imported `warnings`, and after that through its filters. A filter that makes an
# error of it gives a SyntaxError at the place. Then the outcome of the compilation is what it was.
# https://docs.python.org/3/library/warnings.html

import sys
from _import import modules as _modules_of_warnings


def issue_syntax_warnings(found, outcome, error):
    for message, file, line, offset, text, end_line, end_offset, is_line_shown in found:
        module = _modules_of_warnings().get("warnings")
        if module is None and sys.warnoptions:
            from _prelude.imports import import_module
            module = import_module("warnings")
        if module is None:
            _show_syntax_warning(message, file, line, text if is_line_shown else None)
            continue
        try:
            module.warn_explicit(message, SyntaxWarning, file, line)
        except SyntaxWarning:
            raise SyntaxError(message.replace(" Such sequences will not work in the future.", ""), (file, line, offset, text, end_line, end_offset)) from None
    if error is not None:
        raise error
    return outcome


def _show_syntax_warning(message, file, line, text):
    shown = f"{file}:{line}: SyntaxWarning: {message}\n"
    if text is not None:
        shown += f"  {text.strip()}\n"
    sys.stderr.write(shown)
