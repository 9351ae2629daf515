import io
import sys

try:
    sys.stdout.read()
except io.UnsupportedOperation as error:
    print(error)  # expect: not readable
with sys.stdout as stream:
    print(stream is sys.stdout)  # expect: True
try:
    sys.stdout.write("more")
except ValueError:
    pass
