# What pickling asks for in Python: names that Python 2 used, names that lead through attributes, and the part of the module pickle that CPython has
# in Python. https://docs.python.org/3/library/pickle.html

import _import as _finder
from _import import modules as _sys_modules
from _prelude.imports import import_module


# What a name in a pickle of protocol 0 to 2 is called now.
def from_python_2(module_name, name):
    try:
        from _compat_pickle import IMPORT_MAPPING, NAME_MAPPING
    except ImportError:
        return module_name, name
    return NAME_MAPPING.get((module_name, name)) or (IMPORT_MAPPING.get(module_name, module_name), name)


# What a pickle's name means. Pickles of protocol 0 to 2 have the names of Python 2; from 4 on a name may be a path.
def find_pickled(module_name, name, is_old, is_path):
    if type(module_name) is not str or type(name) is not str:
        raise TypeError(f"names must be str, not {type(name if type(module_name) is str else module_name).__name__}")
    if is_old:
        module_name, name = from_python_2(module_name, name)
    if not module_name:
        raise ValueError("Empty module name")
    found = module = import_module(module_name)
    if not is_path or "." not in name:
        return getattr(module, name)
    try:
        for part in name.split("."):
            found = getattr(found, part)
    except AttributeError:
        raise AttributeError(f"Can't resolve path {name!r} on module {module_name!r}", name=name, obj=module)
    return found


# (by name, by module): what Python 2 calls things; nothing where CPython's Lib is not there.
def names_of_python_2():
    try:
        from _compat_pickle import REVERSE_IMPORT_MAPPING, REVERSE_NAME_MAPPING
    except ImportError:
        return {}, {}
    return REVERSE_NAME_MAPPING, REVERSE_IMPORT_MAPPING


# Stands for NEWOBJ_EX in protocols that do not have it.
def new_as_partial(cls, arguments, keywords):
    from functools import partial
    return partial(cls.__new__, cls, *arguments, **keywords)


# An attribute that the native module does not have: CPython's own pickle.py runs in the module's namespace, and takes what is native from _pickle, as it
# does there.
def rest_of_pickle(name):
    module = _sys_modules()["pickle"]
    space = module.__dict__
    if not name.startswith("__") and "_Pickler" not in space:
        import os
        import sys
        file = getattr(os, "__file__", None)
        try:
            _finder.run_beneath("pickle", space, [file.replace("\\", "/").rpartition("/")[0]] if file else sys.path)
        except ImportError as error:
            raise AttributeError(f"module 'pickle' has no attribute {name!r}: {error}", name=name, obj=module) from None
        _teach(space["_Pickler"], space["_Unpickler"], space["PicklingError"])
        if name in space:
            return space[name]
    raise AttributeError(f"module 'pickle' has no attribute {name!r}", name=name, obj=module)


# Both learn what only the native ones know: calls in progress, functions without importable names, namespaces of modules.
def _teach(pickler, unpickler, PicklingError):
    formerly = dict(pickler.dispatch)
    build_otherwise = unpickler.dispatch[ord("b")]

    def save_reduced(self, o):
        parts = reduction(o)
        if parts is None:
            save_as_before(self, o)
        elif len(parts) == 2:
            self.write(b"c_stackless\n%s\n" % parts[1].encode())
        else:
            o, maker, arguments, state = parts
            known = self.memo.get(id(o))
            if known is not None:
                self.write(self.get(known[0]))
            else:
                self.save_reduce(maker, arguments, state, obj=o)

    def save_as_before(self, o):
        before = formerly.get(type(o))
        if before is not None:
            before(self, o)
        else:
            reduce = getattr(self, "dispatch_table", dispatch_table).get(type(o))
            parts = o.__reduce_ex__(self.proto) if reduce is None else reduce(o)
            if type(parts) is str:
                self.save_global(o, parts)
            else:
                self.save_reduce(obj=o, *parts)

    # By its name, if it can be imported.
    def save_function(self, o):
        try:
            save_as_before(self, o)
        except PicklingError:
            if reduction(o) is None:
                raise
            save_reduced(self, o)

    def load_build(self):
        if build(self.stack[-2], self.stack[-1]):
            self.stack.pop()
        else:
            build_otherwise(self)

    from _reductions import build, kinds, reduction
    from copyreg import dispatch_table
    functions, others = kinds()
    pickler.dispatch.update(dict.fromkeys(functions, save_function))
    pickler.dispatch.update(dict.fromkeys(others, save_reduced))
    unpickler.dispatch[ord("b")] = load_build
