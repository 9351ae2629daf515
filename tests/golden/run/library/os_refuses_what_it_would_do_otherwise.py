# CPython can change a link itself; what is not built here must not change the link's target instead.
import os

try:
    os.chmod("x", 0, follow_symlinks=False)
except NotImplementedError as error:
    print(error)
# expect: chmod: follow_symlinks unavailable on this platform
