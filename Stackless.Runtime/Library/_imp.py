# The module _imp, by which importlib reaches the import system. That is native here: what importlib finds, it finds through the one finder
# on sys.meta_path. https://docs.python.org/3/library/importlib.html

import sys

check_hash_based_pycs = "default"
pyc_magic_number_token = 3627 | 13 << 16 | 10 << 24


def acquire_lock():
    pass


def release_lock():
    pass


def lock_held():
    return False


def extension_suffixes():
    return []


def is_builtin(name, /):
    return int(name in sys.builtin_module_names)


def is_frozen(name, /):
    return False


is_frozen_package = is_frozen


def find_frozen(name, /, *, withdata=False):
    return None


def get_frozen_object(name, data=None, /):
    raise ImportError(f"No such frozen object named {name}", name=name)


def create_builtin(spec):
    __import__(spec.name)
    return sys.modules[spec.name]


def exec_builtin(module):
    return 0


def create_dynamic(spec, file=None):
    raise ImportError("extension modules cannot be loaded here", name=spec.name)


def exec_dynamic(module):
    return 0


def _override_frozen_modules_for_tests(override, /):
    pass


def source_hash(key, source):
    value = key
    for byte in source:
        value = (value ^ byte) * 0x100000001b3 & 0xffffffffffffffff
    return value.to_bytes(8, "little")


def _fix_co_filename(code, path):
    pass


def _override_multi_interp_extensions_check(override, /):
    return 0
