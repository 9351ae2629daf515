# Formatting, translating and encoding where a mapping, an attribute or a codec may be Python code.


def percent_with_mapping(format, mapping, is_bytes):
    values = {}
    at = format.find("%(")
    while at >= 0:
        if at > 0 and _is_escaped(format, at):
            at = format.find("%(", at + 1)
            continue
        depth = 1
        end = at + 2
        while end < len(format) and depth:
            if format[end] == "(":
                depth += 1
            elif format[end] == ")":
                depth -= 1
            end += 1
        if depth:
            raise ValueError("incomplete format key")
        key = format[at + 2:end - 1]
        if is_bytes:
            key = key.encode("latin-1")
        values[key] = mapping[key]
        at = format.find("%(", end)
    result = format % values if not is_bytes else format.encode("latin-1") % values
    return result if not is_bytes else result.decode("latin-1")


def _is_escaped(format, at):
    count = 0
    while at > 0 and format[at - 1] == "%":
        count += 1
        at -= 1
    return count % 2 == 1


def _index(digits):
    index = int(digits)
    if index > 2 ** 63 - 1:
        raise ValueError("Too many decimal digits in format string")
    return index


# The part of a replacement field after its first name: ".name" and "[index]", any number of times.
def format_field(value, rest):
    at = 0
    while at < len(rest):
        if rest[at] == ".":
            end = at + 1
            while end < len(rest) and rest[end] not in ".[":
                end += 1
            if end == at + 1:
                raise ValueError("Empty attribute in format string")
            value = getattr(value, rest[at + 1:end])
        elif rest[at] == "[":
            end = rest.find("]", at)
            if end < 0:
                raise ValueError("Missing ']' in format string")
            key = rest[at + 1:end]
            if not key:
                raise ValueError("Empty attribute in format string")
            value = value[_index(key) if key.isdigit() else key]
            end += 1
        else:
            raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
        at = end
    return value


def str_translate(text, table):
    pieces = []
    for character in text:
        try:
            replacement = table[ord(character)]
        except LookupError:
            pieces.append(character)
            continue
        if replacement is None:
            continue
        if isinstance(replacement, int):
            pieces.append(chr(replacement))
        elif isinstance(replacement, str):
            pieces.append(replacement)
        else:
            raise TypeError("character mapping must return integer, None or str")
    return "".join(pieces)


# The process's own terminal, not a file that stands in for it.
def _is_terminal(file, number):
    try:
        return file.fileno() == number and file.isatty()
    except (AttributeError, OSError, ValueError):
        return False


def input_line(prompt):
    import sys
    editor = sys.modules.get("readline")
    if editor is not None and _is_terminal(sys.stdin, 0) and _is_terminal(sys.stdout, 1):
        return editor._read_line(str(prompt))
    sys.stdout.write(str(prompt))
    try:
        sys.stdout.flush()
    except Exception:  # a stream of the program's own need not have it
        pass
    line = sys.stdin.readline()
    if not line:
        raise EOFError("EOF when reading a line")
    return line[:-1] if line.endswith("\n") else line


# What print() does with a file of the program's own. https://docs.python.org/3/library/functions.html#print
def print_texts(texts, state):
    file, separator, end, flush = state
    write = file.write
    is_first = True
    for text in texts:
        if not is_first:
            write(" " if separator is None else separator)
        is_first = False
        write(text)
    write("\n" if end is None else end)
    if flush:
        file.flush()
