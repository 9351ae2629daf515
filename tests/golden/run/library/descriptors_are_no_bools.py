import os
import warnings

with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    for function in (os.fsync, lambda fd: os.truncate(fd, 0)):
        try:
            function(True)
        except OSError:
            pass
print([str(w.message) for w in caught])  # expect: ['bool is used as a file descriptor', 'bool is used as a file descriptor']
fd = os.open(__file__, os.O_RDONLY)
twin = os.dup(fd)
print(os.get_inheritable(twin))  # expect: False
os.close(twin)
os.close(fd)
try:
    os.get_blocking(twin)
except OSError as error:
    print(error.errno)  # expect: 9
for change in (lambda: os.putenv("", "v"), lambda: os.unsetenv("a=b")):
    try:
        change()
    except OSError as error:
        print(error.errno)
# expect: 22
# expect: 22
try:
    os.utime(__file__, [5, 5])
except TypeError as error:
    print(error)  # expect: utime: 'times' must be either a tuple of two ints or None
