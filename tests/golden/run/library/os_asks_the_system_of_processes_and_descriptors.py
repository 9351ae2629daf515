# On Linux only (docs/platforms.md).
import os
import tempfile

with tempfile.TemporaryFile() as file:
    fd = file.fileno()
    print(os.pwrite(fd, b"0123456789", 2), os.pread(fd, 3, 4), os.pread(fd, 100, 12))  # expect: 10 b'234' b''
    print(os.pwritev(fd, [b"ab", b"cd"], 0), os.preadv(fd, [one := bytearray(3), two := bytearray(2)], 0), one, two)  # expect: 4 5 bytearray(b'abc') bytearray(b'd2')
    os.lseek(fd, 0, 0)
    print(os.readv(fd, [one := bytearray(1), two := bytearray(4)]), one, two, os.lseek(fd, 0, 1))  # expect: 5 bytearray(b'a') bytearray(b'bcd2') 5
    os.posix_fallocate(fd, 0, 100)
    os.posix_fadvise(fd, 0, 0, os.POSIX_FADV_SEQUENTIAL)
    os.lockf(fd, os.F_TLOCK, 0)
    os.lockf(fd, os.F_ULOCK, 0)
    print(os.fstat(fd).st_size, os.fpathconf(fd, "PC_NAME_MAX"))  # expect: 100 255
    reading, writing = os.pipe()
    print(os.sendfile(writing, fd, 1, 3), os.read(reading, 10), os.writev(writing, [b"x", b"yz"]), os.read(reading, 10))  # expect: 3 b'bcd' 3 b'xyz'
    os.close(reading)
    os.close(writing)
memory = os.memfd_create("name")
print(os.write(memory, b"abc"), os.copy_file_range(memory, memory, 2, 0, 3), os.pread(memory, 9, 0))  # expect: 3 2 b'abcab'
os.close(memory)
counter = os.eventfd(3)
os.eventfd_write(counter, 4)
print(os.eventfd_read(counter))  # expect: 7
os.close(counter)
timer = os.timerfd_create(1)
print(os.timerfd_settime(timer, initial=100.5, interval=2), 90 < os.timerfd_gettime(timer)[0] <= 100.5, os.timerfd_gettime_ns(timer)[1])  # expect: (0.0, 0.0) True 2000000000
os.close(timer)
print(os.getpgid(0) == os.getpgrp(), os.getsid(0) == os.getsid(os.getpid()), len(os.getresuid()), os.getgid() in os.getresgid())  # expect: True True 3 True
print(os.sched_getscheduler(0) == os.SCHED_OTHER, os.sched_getparam(0), os.sched_get_priority_max(os.SCHED_FIFO), len(os.sched_getaffinity(0)) > 0)  # expect: True posix.sched_param(sched_priority=0) 99 True
print(os.pathconf("/", "PC_PATH_MAX"), os.confstr("CS_PATH"), os.ctermid(), type(os.getgroups()).__name__)  # expect: 4096 /bin:/usr/bin /dev/tty list
for wrong in (lambda: os.getpgid(-1), lambda: os.pread(-1, 1, 0), lambda: os.getsid(1 << 40), lambda: os.pathconf("/", "PC_NOTHING"), lambda: os.execv("/nothing", ["x"]), lambda: os.execv("/nothing", [])):
    try:
        wrong()
    except (OSError, OverflowError, ValueError) as error:
        print(type(error).__name__, error)
# expect: ProcessLookupError [Errno 3] No such process
# expect: OSError [Errno 9] Bad file descriptor
# expect: OverflowError signed integer is greater than maximum
# expect: ValueError unrecognized configuration name
# expect: FileNotFoundError [Errno 2] No such file or directory
# expect: ValueError execv() arg 2 must not be empty
