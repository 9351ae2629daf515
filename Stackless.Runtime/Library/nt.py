# The module nt, by which os.py reaches the system on Windows: posix, with an environment of texts and without what CPython has not there either.
# https://docs.python.org/3/library/os.html

import posix as _posix
from posix import *
from posix import _exit, _have_functions

for _name in (
    "WCOREDUMP", "WCONTINUED", "WEXITED", "WEXITSTATUS", "WIFCONTINUED", "WIFEXITED", "WIFSIGNALED", "WIFSTOPPED", "WNOHANG", "WNOWAIT", "WSTOPPED", "WSTOPSIG", "WTERMSIG",
    "WUNTRACED", "fdatasync", "getrandom", "major", "makedev", "minor", "pidfd_open", "posix_spawn", "posix_spawnp", "sysconf", "sysconf_names", "uname", "wait", "wait3", "wait4", "waitid",
    "GRND_NONBLOCK", "GRND_RANDOM", "NGROUPS_MAX", "O_CLOEXEC", "O_DIRECTORY", "O_DSYNC", "O_NDELAY", "O_NOCTTY", "O_NOFOLLOW", "O_NONBLOCK", "O_SYNC",
):
    globals().pop(_name, None)


def _create_environ():
    return {name.decode("utf-8", "surrogateescape").upper(): value.decode("utf-8", "surrogateescape") for name, value in _posix._create_environ().items()}


environ = _create_environ()
