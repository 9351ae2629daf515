# CPython can change a link itself; what is not built here must not change the link's target instead.
import os

for call in (
    lambda: os.chmod("x", 0, follow_symlinks=False),
    lambda: os.access("x", 0, follow_symlinks=False),
    lambda: os.access("x", 0, effective_ids=True),
):
    try:
        call()
    except NotImplementedError as error:
        print(error)
# expect: chmod: follow_symlinks unavailable on this platform
# expect: access: follow_symlinks unavailable on this platform
# expect: access: effective_ids unavailable on this platform
