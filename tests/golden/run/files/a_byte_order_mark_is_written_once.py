import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, "f")
    for encoding in ("utf-8-sig", "utf-16"):
        with open(name, "w", encoding=encoding) as file:
            file.write("a")
        with open(name, "a", encoding=encoding) as file:
            file.seek(0)
            file.seek(0, os.SEEK_END)
            file.write("b")
        with open(name, "rb") as file:
            print(file.read() == "ab".encode(encoding))
# expect: True
# expect: True
