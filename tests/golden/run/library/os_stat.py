import os
import stat
import tempfile

with tempfile.NamedTemporaryFile() as f:
    f.write(b"12345")
    f.flush()
    found = os.stat(f.name)
    print(found.st_size, stat.S_ISREG(found.st_mode), stat.filemode(found.st_mode), found[6] == found.st_size)
    os.utime(f.name, ns=(1_500_000_000, 2_500_000_000))
    print(os.stat(f.name).st_mtime_ns, os.stat(f.name).st_atime)
# expect: 5 True -rw------- True
# expect: 2500000000 1.5
