# On Linux only (docs/platforms.md).
import copy
import os
import tempfile


def tell(function, *arguments, **keywords):
    try:
        print(function(*arguments, **keywords))
    except Exception as e:
        print(type(e).__name__, e)


def main():
    tell(os.stat, 1.5)
    tell(os.listdir, 1.5)
    tell(os.mkdir, 1.5)
    tell(os.stat, "x", dir_fd=10 ** 20)
    tell(os.chown, ".", 1.5, 0)
    tell(os.chown, ".", -2, 0)
    tell(os.major, -2)
    tell(os.minor, 2 ** 64)
    tell(os.major, -1)
    tell(os.initgroups, 3, 4)
    tell(copy.replace, os.sched_param(1), sched_priority=0)
    tell(copy.replace, os.sched_param(1), other=3)
    tell(copy.replace, os.stat("."), st_mode=3)
    print(os.stat_result.n_unnamed_fields, len(os.stat_result.__match_args__))
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "a")
        open(path, "w").close()
        os.symlink(path, path + "s")
        os.link(path + "s", path + "f")
        os.link(path + "s", path + "n", follow_symlinks=False)
        print(os.path.islink(path + "f"), os.path.islink(path + "n"))
        try:
            os.link(path + "-", path + "b")
        except FileNotFoundError as e:
            print(e.filename == path + "-", e.filename2 == path + "b")


main()

# expect: TypeError stat: path should be string, bytes, os.PathLike or integer, not float
# expect: TypeError listdir: path should be string, bytes, os.PathLike, integer or None, not float
# expect: TypeError mkdir: path should be string, bytes or os.PathLike, not float
# expect: OverflowError fd is greater than maximum
# expect: TypeError uid should be integer, not float
# expect: OverflowError uid is less than minimum
# expect: OverflowError can't convert negative int to unsigned
# expect: OverflowError int too big to convert
# expect: -1
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: posix.sched_param(sched_priority=0)
# expect: TypeError Got unexpected field name(s): ['other']
# expect: TypeError __replace__() is not supported for os.stat_result because it has unnamed field(s)
# expect: 3 7
# expect: False True
# expect: True True
