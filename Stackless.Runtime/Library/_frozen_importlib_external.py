# importlib._bootstrap_external under the name that CPython has it frozen by. Path hooks stand in sys.path_hooks from now on, for those who ask
# them; the import statement does without as long as there are only these.

import sys

if "importlib" not in sys.modules:
    # importlib imports this module, after _frozen_importlib.
    del sys.modules["_frozen_importlib_external"]
    import importlib
else:
    import _frozen_importlib
    import _loaders
    import importlib._bootstrap_external as _external

    sys.modules["_frozen_importlib_external"] = _external
    _external.SourceFileLoader = _loaders.SourceFileLoader
    _external._set_bootstrap_module(_frozen_importlib)
    _frozen_importlib._bootstrap_external = _external
    if not sys.path_hooks:
        sys.path_hooks.append(_loaders.zip_hook)
        sys.path_hooks.append(_loaders.standard_hook(_external.FileFinder.path_hook(*_external._get_supported_file_loaders())))
