import importlib.resources
import os
import pkgutil
import sys
import tempfile
import zipfile

with tempfile.TemporaryDirectory() as folder:
    archive = os.path.join(folder, "a.zip")
    with zipfile.ZipFile(archive, "w") as made:
        made.writestr("zipped.py", "value = 5")
        made.writestr("packed/__init__.py", "")
        made.writestr("packed/inner.py", "value = 6")
        made.writestr("packed/text.txt", "text")
    sys.path.insert(0, archive)
    import packed.inner
    import zipped

    print(zipped.value, type(zipped.__loader__).__name__, packed.inner.value)  # expect: 5 zipimporter 6
    print(pkgutil.get_data("packed", "text.txt"), importlib.resources.files("packed").joinpath("text.txt").read_text())  # expect: b'text' text
