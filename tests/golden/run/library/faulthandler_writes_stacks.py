import faulthandler
import tempfile


def inner(file):
    faulthandler.dump_traceback(file, all_threads=False)


def outer(file):
    inner(file)


with tempfile.TemporaryFile("w+") as file:
    outer(file)
    file.seek(0)
    print([line.split("in ")[-1].strip() for line in file])  # expect: ['Stack (most recent call first):', 'inner', 'outer', '<module>']
print(faulthandler.is_enabled(), faulthandler.disable())  # expect: False False
