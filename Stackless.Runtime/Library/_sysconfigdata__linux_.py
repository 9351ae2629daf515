# What sysconfig says of how this Python was built: there is no C compiler behind it, so only what does not depend on one.
# https://docs.python.org/3/library/sysconfig.html

build_time_vars = {
    "ABIFLAGS": "",
    "EXT_SUFFIX": ".so",
    "HAVE_FORK": 0,
    "Py_DEBUG": 0,
    "Py_ENABLE_SHARED": 0,
    "Py_GIL_DISABLED": 0,
    "SIZEOF_VOID_P": 8,
    "TZPATH": "/usr/share/zoneinfo:/usr/lib/zoneinfo:/usr/share/lib/zoneinfo:/etc/zoneinfo",
    "VERSION": "3.14",
    "WITH_DOC_STRINGS": 1,
    "WITH_PYMALLOC": 0,
}
