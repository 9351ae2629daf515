# The moving half of import: parents, sys.modules, running module bodies. Finding and compiling is native (_import.find).
# https://docs.python.org/3/reference/import.html

import _import as _prelude_types
from _import import modules as _sys_modules, own as _own_functions, prelude_module as _prelude_module
from _prelude.loaders import (
    BuiltinImporter, ModuleSpec, _find_by_finders, _find_unhooked, _Hooks, _is_hooked, _load_by_spec, _python_modules, describe_module)


def import_module(name):
    modules = _sys_modules()
    module = modules.get(name)
    if module is not None:
        return module
    if name in modules:
        raise ModuleNotFoundError(f"import of {name} halted; None in sys.modules", name=name)
    parent_name, _, tail = name.rpartition(".")
    parent = None
    path = None
    if parent_name:
        parent = import_module(parent_name)
        if name in modules:
            return modules[name]
        try:
            path = parent.__path__
        except AttributeError:
            raise ModuleNotFoundError(f"No module named {name!r}; {parent_name!r} is not a package", name=name) from None
    maker = _python_modules.get(name)
    if maker is not None:
        module = modules[name] = type(_prelude_types)(name)
        module.__spec__ = ModuleSpec(name, BuiltinImporter, origin="built-in")
        module.__loader__ = BuiltinImporter
        module.__dict__.update(_own_functions(name, _prelude_module(maker)._make_module()))
        return module
    found = _find_by_finders(name, path) if _is_hooked() and not _Hooks.is_loading else _find_unhooked(name, path)
    if found is None:
        found = _find_host_namespace(name, modules)
        if found is None:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)
    if type(found) is not tuple:
        module = _load_by_spec(found)
    else:
        module, body = found
        modules[name] = module
        namespace = module.__dict__
        spec = describe_module(name, namespace.get("__file__"), namespace.get("__path__"), body is not None or not namespace.get("__path__"))
        module.__spec__ = spec
        module.__loader__ = spec.loader
        cached = spec.cached
        if cached is not None:
            module.__cached__ = cached
        if body is not None:
            spec._initializing = True
            try:
                body()
            except BaseException:
                modules.pop(name, None)
                raise
            finally:
                spec._initializing = False
            module = modules[name]
    if parent is not None:
        setattr(parent, tail, module)
    return module


# A .NET namespace, which no Python module has the name of. Who has not named .NET before is asked only for what looks like one.
def _find_host_namespace(name, modules):
    if not name[:1].isupper() and "clr" not in modules:
        return None
    from _clr import namespace
    module = namespace(name)
    return None if module is None else (module, None)


def import_name(name, fromlist, level, globals):
    if not isinstance(name, str):
        raise TypeError(f"__import__() argument 1 must be str, not {type(name).__name__}")
    if level > 0:
        name = _absolute_name(name, level, globals)
    elif level < 0:
        raise ValueError("level must be >= 0")
    elif not name:
        raise ValueError("Empty module name")
    module = import_module(name)
    if fromlist:
        if hasattr(module, "__path__"):
            _import_submodules(module, fromlist)
        return module
    if level > 0:
        return module
    return import_module(name.partition(".")[0])


def _absolute_name(name, level, globals):
    package = globals.get("__package__")
    if package is None:
        package = globals["__name__"]
        if "__path__" not in globals:
            package = package.rpartition(".")[0]
    if not package:
        raise ImportError("attempted relative import with no known parent package")
    for _ in range(level - 1):
        package, dot, _ = package.rpartition(".")
        if not dot:
            raise ImportError("attempted relative import beyond top-level package")
    return f"{package}.{name}" if name else package


def _import_submodules(module, names):
    for name in names:
        if name == "*":
            exported = getattr(module, "__all__", None)
            if exported is not None:
                _import_submodules(module, [n for n in exported if n != "*"])
        elif not hasattr(module, name):
            full = f"{module.__name__}.{name}"
            try:
                import_module(full)
            except ModuleNotFoundError as error:
                if error.name != full:
                    raise


def import_from(module, name):
    try:
        return getattr(module, name)
    except AttributeError:
        pass
    module_name = getattr(module, "__name__", "<unknown module name>")
    submodule = _sys_modules().get(f"{module_name}.{name}")
    if submodule is not None:
        return submodule
    file = getattr(module, "__file__", None)
    if getattr(getattr(module, "__spec__", None), "_initializing", False):
        raise ImportError(f"cannot import name {name!r} from partially initialized module {module_name!r} (most likely due to a circular import) ({file or 'unknown location'})", name=module_name, path=file, name_from=name)
    raise ImportError(f"cannot import name {name!r} from {module_name!r} ({file or 'unknown location'})", name=module_name, path=file, name_from=name)


def import_star(module, namespace):
    names = getattr(module, "__all__", None)
    if names is None:
        names = [name for name in vars(module) if not name.startswith("_")]
    for name in names:
        namespace[name] = getattr(module, name)
