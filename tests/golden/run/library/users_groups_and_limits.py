# On Linux only (docs/platforms.md).
import fcntl
import grp
import os
import pwd
import resource
import shutil
import tempfile
import time

user = pwd.getpwuid(0)
print(user.pw_name, user[2], pwd.getpwnam("root") == user, user in pwd.getpwall())  # expect: root 0 True True
print(grp.getgrgid(0).gr_name, grp.getgrnam("root").gr_gid)  # expect: root 0
try:
    pwd.getpwnam("no such user")
except KeyError as error:
    print(error)  # expect: "getpwnam(): name not found: 'no such user'"
soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss > 0, soft > 0)  # expect: True True
with tempfile.TemporaryFile() as file:
    fcntl.flock(file, fcntl.LOCK_EX)
    fcntl.flock(file, fcntl.LOCK_UN)
    fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    print(fcntl.fcntl(file, fcntl.F_GETFD) & fcntl.FD_CLOEXEC)  # expect: 1
print(len(os.getloadavg()), os.statvfs("/").f_bsize > 0, shutil.disk_usage("/").total > 0, os.nice(0) == os.getpriority(os.PRIO_PROCESS, 0))  # expect: 3 True True True
print(time.clock_gettime(time.CLOCK_MONOTONIC) > 0, time.clock_getres(time.CLOCK_REALTIME) < 1, isinstance(time.altzone, int))  # expect: True True True
