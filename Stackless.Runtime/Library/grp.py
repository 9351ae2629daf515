# The module grp: the groups of the system. https://docs.python.org/3/library/grp.html

import _accounts
from _records import record as _record


class struct_group(_record):
    __module__ = "grp"
    _names = ("gr_name", "gr_passwd", "gr_gid", "gr_mem")


def getgrgid(id):
    found = _accounts.group_by_id(id)
    if found is None:
        raise KeyError(f"getgrgid(): gid not found: {id}")
    return struct_group(found)


def getgrnam(name):
    if "\0" in name:
        raise ValueError("embedded null byte")
    found = _accounts.group_by_name(name)
    if found is None:
        raise KeyError(f"getgrnam(): name not found: {name!r}")
    return struct_group(found)


def getgrall():
    return [struct_group(found) for found in _accounts.groups()]
