import pathlib
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    sys.path.insert(0, folder)
    pathlib.Path(folder, "round_one.py").write_text("import round_two\nvalue = 1\n")
    pathlib.Path(folder, "round_two.py").write_text("from round_one import value\n")
    try:
        import round_one
    except ImportError as error:
        print(str(error).partition(" (/")[0])  # expect: cannot import name 'value' from partially initialized module 'round_one' (most likely due to a circular import)
