# What regular expressions do in loops that may call back: substitution, splitting, expansion.
# https://docs.python.org/3/library/re.html#re.sub


def regex_replace(pattern, repl, string, count, is_counted):
    if not callable(repl):
        import _sre
        return _sre._replace(pattern, regex_template(pattern, repl), string, count, is_counted)
    pieces = []
    at = made = 0
    if count >= 0:
        for match in pattern.finditer(string):
            start, end = match.span()
            if at < start:
                pieces.append(string[at:start])
            replacement = repl(match)
            if replacement is not None:
                pieces.append(replacement)
            at = end
            made += 1
            if made == count:
                break
    if made:
        pieces.append(string[at:])
        string = string[:0].join(pieces)
    return (string, made) if is_counted else string


# Literals and group numbers in turn.
def regex_template(pattern, repl):
    backslash = "\\" if isinstance(repl, str) else b"\\"
    if isinstance(repl, (str, bytes, bytearray, memoryview)):
        if not isinstance(repl, str):
            repl = bytes(repl)
        if backslash not in repl:
            return (repl,)
    import re
    return re._compile_template(pattern, repl)


_flag_names = (
    (2, "re.IGNORECASE"), (4, "re.LOCALE"), (8, "re.MULTILINE"), (16, "re.DOTALL"),
    (64, "re.VERBOSE"), (128, "re.DEBUG"), (256, "re.ASCII"),
)


def regex_repr(pattern):
    flags = pattern.flags
    if isinstance(pattern.pattern, str):
        flags &= ~32
    names = [name for bit, name in _flag_names if flags & bit]
    text = repr(pattern.pattern)[:200]
    return f"re.compile({text}, {'|'.join(names)})" if names else f"re.compile({text})"
