# The module pwd: the users of the system. https://docs.python.org/3/library/pwd.html

import _accounts
from _records import record as _record


class struct_passwd(_record):
    __module__ = "pwd"
    _names = ("pw_name", "pw_passwd", "pw_uid", "pw_gid", "pw_gecos", "pw_dir", "pw_shell")


def getpwuid(uid, /):
    found = _accounts.user_by_id(uid)
    if found is None:
        raise KeyError(f"getpwuid(): uid not found: {uid}")
    return struct_passwd(found)


def getpwnam(name, /):
    if "\0" in name:
        raise ValueError("embedded null byte")
    found = _accounts.user_by_name(name)
    if found is None:
        raise KeyError(f"getpwnam(): name not found: {name!r}")
    return struct_passwd(found)


def getpwall():
    return [struct_passwd(found) for found in _accounts.users()]
