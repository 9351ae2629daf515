# What regular expressions do in loops that may call back: substitution, splitting, expansion.
# https://docs.python.org/3/library/re.html#re.sub


def regex_sub(pattern, repl, string, count):
    return regex_subn(pattern, repl, string, count)[0]


def regex_subn(pattern, repl, string, count):
    template = None
    literal = None
    if not callable(repl):
        template = _template_of(pattern, repl)
        if len(template) == 1:
            literal = template[0]
    pieces = []
    at = made = 0
    for match in pattern.finditer(string):
        start, end = match.span()
        if at < start:
            pieces.append(string[at:start])
        if literal is not None:
            pieces.append(literal)
        elif template is not None:
            pieces.append(_fill(match, template))
        else:
            replacement = repl(match)
            if replacement is not None:
                pieces.append(replacement)
        at = end
        made += 1
        if made == count:
            break
    if not made:
        return string, 0
    pieces.append(string[at:])
    return string[:0].join(pieces), made


def _template_of(pattern, repl):
    backslash = "\\" if isinstance(repl, str) else b"\\"
    if isinstance(repl, (str, bytes)) and backslash not in repl:
        return (repl,)
    import re
    return re._compile_template(pattern, repl)


def _fill(match, template):
    pieces = []
    is_group = False
    for part in template:
        if is_group:
            part = match.group(part)
        if part:
            pieces.append(part)
        is_group = not is_group
    return match.string[:0].join(pieces)


def regex_expand(match, template):
    return _fill(match, _template_of(match.re, template))


def regex_split(pattern, string, maxsplit):
    pieces = []
    at = made = 0
    for match in pattern.finditer(string):
        if maxsplit and made >= maxsplit:
            break
        pieces.append(string[at:match.start()])
        pieces.extend(match.groups())
        at = match.end()
        made += 1
    pieces.append(string[at:])
    return pieces


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
