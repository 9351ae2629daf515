# The way from native code to files (the library's _io), which is imported when the first file is opened.


def open_file(file, mode, buffering, encoding, errors, newline, closefd, opener):
    import _io
    return _io.open(file, mode, buffering, encoding, errors, newline, closefd, opener)


def open_standard_input(sys):
    import _io
    sys.stdin = sys.__stdin__ = stream = _io._standard_input()
    return stream


def standard_buffer(text):
    import _io
    return _io._StandardBuffer(text)


def write_lines(stream, lines):
    for line in lines:
        stream.write(line)


# At the end of a program: what was written and not closed.
def flush_files():
    io = _sys_modules().get("_io")
    if io is not None:
        io._flush_unwritten()
