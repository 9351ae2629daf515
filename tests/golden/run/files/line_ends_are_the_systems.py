# What a text file writes for the end of a line: on Windows two characters, unless the program says what.
from _io_newlines import _written_end

print([_written_end(newline, "win32") for newline in (None, "", "\n", "\r\n", "\r")])  # expect: ['\r\n', None, None, '\r\n', '\r']
print([_written_end(newline, "linux") for newline in (None, "", "\n", "\r\n", "\r")])  # expect: [None, None, None, '\r\n', '\r']
