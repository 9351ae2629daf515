# The module _imp, by which importlib reaches the import system. That is native here (_import): what importlib finds, it finds through
# the one finder that this module puts on sys.meta_path. https://docs.python.org/3/library/importlib.html

import _import
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


def is_builtin(name):
    return int(name in sys.builtin_module_names)


def is_frozen(name):
    return False


is_frozen_package = is_frozen


def find_frozen(name, /, *, withdata=False):
    return None


def get_frozen_object(name, data=None):
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


def _override_multi_interp_extensions_check(override):
    return 0


class _Finder:
    def find_spec(self, name, path=None, target=None):
        found = _import.find(name, None if path is None else list(path))
        if found is None:
            return None
        from importlib._bootstrap import ModuleSpec
        module, body = found
        file = getattr(module, "__file__", None)
        folders = getattr(module, "__path__", None)
        spec = ModuleSpec(name, self, origin=file or "built-in", loader_state=(module, body), is_package=folders is not None)
        if folders is not None:
            spec.submodule_search_locations[:] = folders
        spec._set_fileattr = file is not None
        return spec

    def invalidate_caches(self):
        pass

    def create_module(self, spec):
        return spec.loader_state[0]

    def exec_module(self, module):
        body = module.__spec__.loader_state[1]
        if body is not None:
            body()

    def __repr__(self):
        return "<the native finder>"


sys.meta_path.append(_Finder())
