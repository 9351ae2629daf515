# importlib._bootstrap under the name that CPython has it frozen by, at home here: specs and loaders are the runtime's own (_loaders), and imports
# by importlib.import_module are those of the import statement.

import sys

if "importlib" not in sys.modules:
    # importlib imports this module, as the first thing it does.
    del sys.modules["_frozen_importlib"]
    import importlib
else:
    import _imp
    import _loaders
    import importlib._bootstrap as _bootstrap

    sys.modules["_frozen_importlib"] = _bootstrap
    _bootstrap.ModuleSpec = _loaders.ModuleSpec
    _bootstrap.BuiltinImporter = _loaders.BuiltinImporter
    _bootstrap._setup(sys, _imp)
    _bootstrap._gcd_import = _loaders.gcd_import
