# python: 3.14
import sys

version = sys.version_info
print(version[:2], version.major, version.minor, version >= (3, 14))  # expect: (3, 14) 3 14 True
print(type(version), type(version).__mro__[1:])  # expect: <class 'sys.version_info'> (<class 'tuple'>, <class 'object'>)
print(str(version).partition(", micro")[0], hash(version) == hash(tuple(version)))  # expect: sys.version_info(major=3, minor=14 True
print(sys.int_info)  # expect: sys.int_info(bits_per_digit=30, sizeof_digit=4, default_max_str_digits=4300, str_digits_check_threshold=640)
print(sys.flags[3] == sys.flags.optimize, len(sys.flags), type(sys.flags).n_fields > len(sys.flags))  # expect: True 18 True
print(sys.float_info.dig, sys.hash_info.modulus == 2 ** 61 - 1)  # expect: 15 True
try:
    type(version)((1, 2))
except TypeError as error:
    print(error)  # expect: cannot create 'sys.version_info' instances
try:
    version.major = 4
except AttributeError as error:
    print(error)  # expect: readonly attribute
print(len(sys.stdlib_module_names), {"os", "curses", "winreg"} <= sys.stdlib_module_names)  # expect: 297 True
