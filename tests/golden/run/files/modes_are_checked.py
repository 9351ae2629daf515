for mode in ("q", "rw", "rbt", ""):
    try:
        open("/dev/null", mode)
    except ValueError as e:
        print(e)
try:
    open("/nonexistent/file")
except FileNotFoundError as e:
    print(e, e.errno, e.filename)
try:
    open("/dev/null", "rb").write(b"x")
except OSError as e:
    print(type(e).__name__, e)
try:
    open("/dev/null", "w").read()
except OSError as e:
    print(type(e).__name__, e)
# expect: invalid mode: 'q'
# expect: must have exactly one of create/read/write/append mode
# expect: can't have text and binary mode at once
# expect: Must have exactly one of create/read/write/append mode and at most one plus
# expect: [Errno 2] No such file or directory: '/nonexistent/file' 2 /nonexistent/file
# expect: UnsupportedOperation write
# expect: UnsupportedOperation not readable
