# What modules say of where they come from: specs and loaders. They are made at every import, so they are small and know importlib only by name:
# importlib, when it is imported, takes these classes for its own (Library/_frozen_importlib.py), so that subclasses and checks fit.
# https://docs.python.org/3/library/importlib.html

import sys
from _import import (
    begin as _begin_imports, find as _find_module, has_path_hooks as _has_path_hooks, is_builtin as _is_builtin, is_hooked as _is_hooked,
    is_native_finder as _is_native_finder, locate as _locate_module, modules as _sys_modules, source_body as _source_body, standard_hook as _standard_hook)

# Modules of the runtime that are written in Python, by name: which of the prelude's modules makes their names and values.
_python_modules = {
    "_codecs": "registry_of_codecs", "_contextvars": "variables_of_contexts", "_loaders": "loaders", "_string": "strings",
    "_thread": "thread", "itertools": "itertools"}


class ModuleSpec:
    __module__ = "_frozen_importlib"

    def __init__(self, name, loader, *, origin=None, loader_state=None, is_package=None):
        self.name = name
        self.loader = loader
        self.origin = origin
        self.loader_state = loader_state
        self.submodule_search_locations = [] if is_package else None
        self._uninitialized_submodules = []
        self._set_fileattr = False
        self._cached = None

    @property
    def parent(self):
        return self.name.rpartition(".")[0] if self.submodule_search_locations is None else self.name

    @property
    def has_location(self):
        return self._set_fileattr

    @has_location.setter
    def has_location(self, value):
        self._set_fileattr = bool(value)

    # The name by which importlib would keep the compiled module, as in CPython whether it is there or not.
    @property
    def cached(self):
        if self._cached is None and self.origin is not None and self._set_fileattr:
            self._cached = _cached_path(self.origin)
        return self._cached

    @cached.setter
    def cached(self, value):
        self._cached = value

    def __repr__(self):
        shown = [f"name={self.name!r}", f"loader={self.loader!r}"]
        if self.origin is not None:
            shown.append(f"origin={self.origin!r}")
        if self.submodule_search_locations is not None:
            shown.append(f"submodule_search_locations={self.submodule_search_locations}")
        return f"{type(self).__name__}({', '.join(shown)})"

    def __eq__(self, other):
        try:
            return (self.name == other.name and self.loader == other.loader and self.origin == other.origin
                and self.submodule_search_locations == other.submodule_search_locations
                and self.cached == other.cached and self.has_location == other.has_location)
        except AttributeError:
            return NotImplemented

    __hash__ = None


_SEPARATOR = "\\" if sys.platform == "win32" else "/"


def _cached_path(path):
    if not path.endswith(".py"):
        return path if path.endswith(".pyc") else None
    if sys.pycache_prefix is not None:
        from importlib.util import cache_from_source
        return cache_from_source(path)
    folder, separator, file = path.rpartition(_SEPARATOR)
    return f"{folder}{separator}__pycache__{_SEPARATOR}{file[:-3]}.stackless-314.pyc"


class BuiltinImporter:
    __module__ = "_frozen_importlib"
    _ORIGIN = "built-in"

    @classmethod
    def find_spec(cls, fullname, path=None, target=None):
        return ModuleSpec(fullname, cls, origin="built-in", is_package=False) if _is_own_module(fullname) else None

    @staticmethod
    def create_module(spec):
        from _prelude.imports import import_module
        return import_module(spec.name)

    @staticmethod
    def exec_module(module):
        pass

    @classmethod
    def load_module(cls, fullname):
        from _prelude.imports import import_module
        return import_module(fullname)

    @classmethod
    def get_code(cls, fullname):
        return None

    @classmethod
    def get_source(cls, fullname):
        return None

    @classmethod
    def is_package(cls, fullname):
        return False


def _is_own_module(name):
    return name in _python_modules or _is_builtin(name)


class SourceFileLoader:
    __module__ = "_frozen_importlib_external"

    def __init__(self, fullname, path):
        self.name = fullname
        self.path = path

    def __eq__(self, other):
        return self.__class__ == other.__class__ and self.__dict__ == other.__dict__

    def __hash__(self):
        return hash(self.name) ^ hash(self.path)

    def create_module(self, spec):
        return None

    # A class below this one may have changed any of the steps; this one goes straight to the compiled file.
    def exec_module(self, module):
        if type(self) is SourceFileLoader:
            _source_body(module.__name__, self.path, module.__dict__)()
            return
        code = self.get_code(module.__name__)
        if code is None:
            raise ImportError(f"cannot load module {module.__name__!r} when get_code() returns None")
        exec(code, module.__dict__)

    def load_module(self, fullname=None):
        from importlib._bootstrap import _load_module_shim
        return _load_module_shim(self, self.name if fullname is None else fullname)

    def get_filename(self, fullname=None):
        if fullname is not None and fullname != self.name:
            raise ImportError(f"loader for {self.name} cannot handle {fullname}", name=fullname)
        return self.path

    def is_package(self, fullname):
        file = self.get_filename(fullname).replace("\\", "/").rpartition("/")[2]
        return file.rpartition(".")[0] == "__init__" and fullname.rpartition(".")[2] != "__init__"

    def get_code(self, fullname):
        path = self.get_filename(fullname)
        return self.source_to_code(self.get_data(path), path)

    def source_to_code(self, data, path, *, _optimize=-1):
        return compile(data, path, "exec", dont_inherit=True, optimize=_optimize)

    def get_source(self, fullname):
        from importlib.util import decode_source
        path = self.get_filename(fullname)
        try:
            data = self.get_data(path)
        except OSError as error:
            raise ImportError("source not available through get_data()", name=fullname) from error
        return decode_source(data)

    def get_data(self, path):
        with open(path, "rb") as file:
            return file.read()

    def set_data(self, path, data, *, _mode=0o666):
        with open(path, "wb") as file:
            file.write(data)

    def path_stats(self, path):
        from os import stat
        found = stat(path)
        return {"mtime": found.st_mtime, "size": found.st_size}

    def path_mtime(self, path):
        return int(self.path_stats(path)["mtime"])

    def get_resource_reader(self, name=None):
        from importlib.readers import FileReader
        return FileReader(self)


# What says where a module comes from that was found natively.
def describe_module(name, file, folders, is_native):
    if file is not None:
        spec = ModuleSpec(name, SourceFileLoader(name, file), origin=file)
        spec._set_fileattr = True
    elif folders is not None and not is_native:
        from importlib._bootstrap_external import NamespaceLoader
        spec = ModuleSpec(name, NamespaceLoader(name, folders, None))
    else:
        spec = ModuleSpec(name, BuiltinImporter, origin="built-in")
    if folders is not None:
        spec.submodule_search_locations = folders
    return spec


# sys.meta_path's own finder.
def find_native_spec(name, path):
    if name in _python_modules:
        return ModuleSpec(name, BuiltinImporter, origin="built-in")
    found = _locate_module(name, None if path is None else list(path))
    while found is not None and len(found) == 3:
        spec = _spec_by_hooks(name, found[0])
        if spec is not None:
            return spec
        found = _locate_module(name, None if path is None else list(path), found[1], found[2])
    if found is None:
        if _has_path_hooks():
            return _path_finder().find_spec(name, path)
        return None
    file, folders = found
    if _has_path_hooks() and (file is not None or folders is not None):
        return _path_finder().find_spec(name, path)
    return describe_module(name, file, folders, file is None and _is_own_module(name))


def _path_finder():
    _load_hooks()
    from importlib._bootstrap_external import PathFinder
    return PathFinder


class _Hooks:
    is_loading = False


# What hooks are made of is found natively, whoever has hooked in.
def _load_hooks():
    if "zipimport" not in _sys_modules():
        _Hooks.is_loading = True
        try:
            import importlib
            import zipimport
        finally:
            _Hooks.is_loading = False


# What the path hooks say of one entry of a path. What they are made of is not looked for in what they find.
def _spec_by_hooks(name, entry):
    if _Hooks.is_loading:
        return None
    _load_hooks()
    cache = sys.path_importer_cache
    if entry in cache:
        finder = cache[entry]
    else:
        # What a hook imports for its own use is not looked for here.
        finder = cache[entry] = None
        for hook in sys.path_hooks:
            try:
                finder = hook(entry)
                break
            except ImportError:
                pass
        cache[entry] = finder
    return None if finder is None else finder.find_spec(name)


# (module, body or None), a spec, or None.
def _find_unhooked(name, path):
    found = _find_module(name, path)
    while found is not None and len(found) == 3:
        spec = _spec_by_hooks(name, found[0])
        if spec is not None:
            return spec
        found = _find_module(name, path, found[1], found[2])
    return found


def _find_by_finders(name, path):
    finders = sys.meta_path
    if finders is None:
        raise ImportError("sys.meta_path is None, Python is likely shutting down")
    for finder in finders:
        if _is_native_finder(finder):
            found = find_native_spec(name, path) if _has_path_hooks() else _find_unhooked(name, path)
        else:
            find_spec = getattr(finder, "find_spec", None)
            found = None if find_spec is None else find_spec(name, path, None)
        if found is not None:
            return found
    return None


def _load_by_spec(spec):
    from importlib._bootstrap import _load_unlocked
    return _load_unlocked(spec)


def find_distributions(arguments, keywords):
    from importlib.metadata import MetadataPathFinder
    return MetadataPathFinder.find_distributions(*arguments, **keywords)


# importlib.import_module and importlib.__import__.
def gcd_import(name, package=None, level=0):
    from importlib._bootstrap import _resolve_name, _sanity_check
    from _prelude.imports import import_module
    _sanity_check(name, package, level)
    return import_module(_resolve_name(name, package, level) if level > 0 else name)


def _zip_hook(path):
    from zipimport import zipimporter
    return zipimporter(path)


def _make_module():
    return {"ModuleSpec": ModuleSpec, "BuiltinImporter": BuiltinImporter, "SourceFileLoader": SourceFileLoader, "gcd_import": gcd_import,
        "zip_hook": _standard_hook(_zip_hook), "standard_hook": _standard_hook}


# The modules that there are before the first import.
def _describe_first_modules():
    _begin_imports()
    for name, module in _sys_modules().items():
        if name != "__main__":
            module.__spec__ = ModuleSpec(module.__name__, BuiltinImporter, origin="built-in")
            module.__loader__ = BuiltinImporter


_describe_first_modules()


# The program's own module: what it was found as, if it was found by name.
def describe_main(name):
    main = _sys_modules()["__main__"]
    main.__loader__ = SourceFileLoader(name or "__main__", main.__file__)
    main.__cached__ = _cached_path(main.__file__) if name else None
    if name:
        spec = main.__spec__ = ModuleSpec(name, main.__loader__, origin=main.__file__)
        spec._set_fileattr = True


# `-m` with a module that its own package has imported.
def warn_of_second_run(name, package):
    from warnings import warn_explicit
    warn_explicit(f"{name!r} found in sys.modules after import of package {package!r}, but prior to execution of {name!r}; this may result in unpredictable behaviour",
        RuntimeWarning, "<frozen runpy>", 128)


# `-m` with what is no file along sys.path: in an archive, found by a hook, or nowhere, which is told in runpy's words.
def run_found_module():
    name = sys.argv[0]
    try:
        from runpy import _run_module_as_main
    except ImportError:
        raise SystemExit(f"{sys.executable}: No module named {name}") from None
    _run_module_as_main(name)


# A zip file that is a program.
def run_archive():
    from runpy import _run_module_as_main
    _run_module_as_main("__main__", False)
