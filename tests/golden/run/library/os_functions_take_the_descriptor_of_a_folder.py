# On Linux only (docs/platforms.md).
import os
import tempfile

folder = tempfile.mkdtemp()
fd = os.open(folder, os.O_RDONLY)
os.mkdir("inner", dir_fd=fd)
os.close(os.open("inner/file", os.O_CREAT | os.O_WRONLY, dir_fd=fd))
os.rename("inner/file", "other", src_dir_fd=fd, dst_dir_fd=fd)
os.symlink("other", "link", dir_fd=fd)
os.link("link", "hard", src_dir_fd=fd, dst_dir_fd=fd, follow_symlinks=False)
print(sorted(os.listdir(fd)), os.readlink("hard", dir_fd=fd))  # expect: ['hard', 'inner', 'link', 'other'] other
print(sorted((e.name, e.path, e.is_dir(), e.is_symlink(), e.stat().st_size) for e in os.scandir(fd))[1:3])  # expect: [('inner', 'inner', True, False, 4096), ('link', 'link', False, True, 0)]
os.chmod("other", 0o640, dir_fd=fd)
os.utime("other", (1, 2), dir_fd=fd)
print(oct(os.stat("other", dir_fd=fd).st_mode), os.stat("link", dir_fd=fd).st_mtime, os.lstat("link", dir_fd=fd).st_size)  # expect: 0o100640 2.0 5
print(os.access("other", os.R_OK, dir_fd=fd), os.access("none", os.R_OK, dir_fd=fd), os.access("other", os.R_OK, dir_fd=fd, effective_ids=True))  # expect: True False True
print(os.path.samefile(os.path.join(folder, "other"), "/proc/self/fd/%d/other" % fd))  # expect: True
before = os.getcwd()
os.chdir(fd)
print(os.path.samefile(os.getcwd(), folder))  # expect: True
os.chdir(before)
for name in ("hard", "link", "other"):
    os.unlink(name, dir_fd=fd)
os.rmdir("inner", dir_fd=fd)
print(os.listdir(fd))  # expect: []
os.rmdir(folder)
for wrong in (
    lambda: os.stat("x", dir_fd=fd), lambda: os.stat("x", dir_fd="x"), lambda: os.stat(fd, dir_fd=fd), lambda: os.stat("/", dir_fd=1 << 20) and print("absolute"), lambda: os.stat("x", dir_fd=1 << 20),
):
    try:
        wrong()
    except (OSError, TypeError, ValueError) as error:
        print(type(error).__name__)
# expect: FileNotFoundError
# expect: TypeError
# expect: ValueError
# expect: absolute
# expect: OSError
os.close(fd)
print(os.stat in os.supports_dir_fd, os.scandir in os.supports_fd, os.access in os.supports_effective_ids, os.link in os.supports_follow_symlinks)  # expect: True True True True
