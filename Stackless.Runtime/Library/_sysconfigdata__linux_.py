# What sysconfig reads how CPython was built from: nothing was built so.

build_time_vars = {}
