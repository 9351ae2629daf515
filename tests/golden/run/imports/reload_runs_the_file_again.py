import importlib
import pathlib
import runpy
import sys
import tempfile

sys.dont_write_bytecode = True
with tempfile.TemporaryDirectory() as folder:
    sys.path.insert(0, folder)
    file = pathlib.Path(folder, "changing.py")
    file.write_text("value = 1")
    import changing

    before = changing
    file.write_text("value = 12")
    print(importlib.reload(changing) is before, changing.value)  # expect: True 12
    print(runpy.run_path(str(file))["value"], runpy.run_module("changing", run_name="other")["__name__"])  # expect: 12 other
