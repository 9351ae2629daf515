import importlib.util
import sys


class Finder:
    def find_spec(self, name, path=None, target=None):
        if name.startswith("magic"):
            return importlib.util.spec_from_loader(name, self, is_package=name == "magic")

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.value = module.__name__ + "!"


finder = Finder()
sys.meta_path.append(finder)
import magic.inner

print(magic.value, magic.inner.value, magic.__spec__.loader is finder)  # expect: magic! magic.inner! True
from magic import other

print(other.value)  # expect: magic.other!
sys.meta_path.remove(finder)
try:
    import magic_again
except ImportError as error:
    print(error)  # expect: No module named 'magic_again'
