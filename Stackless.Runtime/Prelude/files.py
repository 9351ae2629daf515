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


def unsupported_operation(reason):
    import _io
    raise _io.UnsupportedOperation(reason)


# Names of time that the library defines.
def time_attribute(name):
    import time
    if not name.startswith("__"):
        import _calendar_time
        found = getattr(_calendar_time, name, None)
        if found is not None:
            setattr(time, name, found)
            time.struct_time = _calendar_time.struct_time  # pickles name it
            return found
    raise AttributeError(f"module 'time' has no attribute {name!r}", name=name, obj=time)
