import gc
import os
import tempfile
import warnings


def leave(mode, buffering=-1):
    file = open(path, mode, buffering)  # what is not yet written would keep it


handle, path = tempfile.mkstemp()
os.close(handle)
for arguments in ("w",), ("wb",), ("wb", 0):
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        leave(*arguments)
        while not told:
            gc.collect()
    print(len(told), told[0].category.__name__, str(told[0].message).split(" name=")[0], type(told[0].source).__name__)
# expect: 1 ResourceWarning unclosed file <_io.TextIOWrapper TextIOWrapper
# expect: 1 ResourceWarning unclosed file <_io.BufferedWriter BufferedWriter
# expect: 1 ResourceWarning unclosed file <_io.FileIO FileIO
os.unlink(path)
