# On Linux only (docs/platforms.md).
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    home = os.getcwd()
    name = os.path.join(folder, "a\udcff")
    os.mkdir(name)
    os.chdir(name)
    print(os.getcwd().endswith("a\udcff"))  # expect: True
    os.chdir(home)
try:
    os.chdir(b"/none/such")
except OSError as error:
    print(error.errno, error.filename)  # expect: 2 b'/none/such'
