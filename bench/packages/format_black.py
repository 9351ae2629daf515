"""black formats a file of its own."""
import hashlib
import black
import black.brackets

source = open(black.brackets.__file__, encoding="utf-8").read()
result = black.format_str(source.replace('"', "'").replace("    ", "  "), mode=black.Mode(line_length=60))
print(len(result), hashlib.md5(result.encode()).hexdigest())
