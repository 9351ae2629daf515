# The module _string: format strings taken apart, for string.Formatter. https://docs.python.org/3/library/string.html#custom-string-formatting


def _make_module():
    return {"formatter_parser": _formatter_parser, "formatter_field_name_split": _formatter_field_name_split}


def _formatter_parser(text, /):
    if not isinstance(text, str):
        raise TypeError(f"expected str, got {type(text).__name__}")
    return _parts(text)


def _parts(text):
    literal = []
    at = 0
    while at < len(text):
        character = text[at]
        if character not in "{}":
            literal.append(character)
            at += 1
            continue
        if text[at + 1:at + 2] == character:
            literal.append(character)
            yield "".join(literal), None, None, None
            literal = []
            at += 2
            continue
        if character == "}":
            raise ValueError("Single '}' encountered in format string")
        end = _field_end(text, at + 1)
        name, conversion, spec = _split_field(text[at + 1:end])
        yield "".join(literal), name, spec, conversion
        literal = []
        at = end + 1
    if literal:
        yield "".join(literal), None, None, None


def _field_end(text, at):
    depth = 0
    while at < len(text):
        if text[at] == "{":
            depth += 1
        elif text[at] == "}":
            if not depth:
                return at
            depth -= 1
        at += 1
    raise ValueError("expected '}' before end of string")


def _split_field(field):
    at = bracket = 0
    while at < len(field) and (bracket or field[at] not in "!:"):
        bracket += (field[at] == "[") - (field[at] == "]")
        at += 1
    name = field[:at]
    conversion = None
    if field[at:at + 1] == "!":
        conversion = field[at + 1:at + 2]
        at += 2
        if not conversion:
            raise ValueError("unmatched '{' in format spec")
        if at < len(field) and field[at] != ":":
            raise ValueError("expected ':' after conversion specifier")
    return name, conversion, field[at + 1:]


def _formatter_field_name_split(name, /):
    at = 0
    while at < len(name) and name[at] not in ".[":
        at += 1
    first = name[:at]
    return int(first) if first.isdigit() else first, _accessors(name[at:])


def _accessors(rest):
    at = 0
    while at < len(rest):
        if rest[at] == ".":
            end = at + 1
            while end < len(rest) and rest[end] not in ".[":
                end += 1
            yield True, rest[at + 1:end]
        else:
            end = rest.index("]", at)
            key = rest[at + 1:end]
            yield False, int(key) if key.isdigit() else key
            end += 1
        at = end
