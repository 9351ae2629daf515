# On Linux only (docs/platforms.md).
# Each side waits in open() for the other, and others go on meanwhile.
import os
import stackless
import stat
import tempfile
import time

folder = tempfile.mkdtemp()
path = os.path.join(folder, "pipe")
os.mkfifo(path)
print(stat.S_ISFIFO(os.stat(path).st_mode))  # expect: True
try:
    os.mkfifo(path)
except FileExistsError as e:
    print(e.filename == path)  # expect: True
seen = []


def read():
    with open(path, "rb", buffering=0) as file:
        seen.append("open")
        seen.append(file.read(5))


def write():
    for i in range(3):
        time.sleep(0.001)
        seen.append(i)
    with open(path, "wb") as file:
        file.write(b"piece")


stackless.tasklet(read)()
stackless.tasklet(write)()
stackless.run()
print(seen)  # expect: [0, 1, 2, 'open', b'piece']

# Who is killed meanwhile, or cannot be served, leaves the others in peace.
t = stackless.tasklet(open)(path, "rb")
stackless.schedule()
print(t.paused)  # expect: True
t.kill()
missing = os.path.join(folder, "none", "pipe")


def fail():
    try:
        open(missing, "rb")
    except FileNotFoundError as e:
        print(e.filename == missing)  # expect: True


stackless.tasklet(fail)()
stackless.run()

# What has reached the disk.
with open(os.path.join(folder, "file"), "wb") as file:
    file.write(b"text")
    file.flush()
    t = stackless.tasklet(time.sleep)(0.01)
    print(os.fsync(file.fileno()))  # expect: None
    stackless.run()
try:
    stackless.tasklet(time.sleep)(0.001)
    os.fsync(999)
except OSError as e:
    print(e)  # expect: [Errno 9] Bad file descriptor
stackless.run()
