import os

print(os.sysconf("SC_PAGESIZE") == os.sysconf(os.sysconf_names["SC_PAGE_SIZE"]) >= 4096)  # expect: True
print(os.sysconf("SC_NPROCESSORS_ONLN") >= 1)  # expect: True
try:
    os.sysconf("SC_NO_SUCH_NAME")
except ValueError as e:
    print(e)  # expect: unrecognized configuration name
