import importlib.util
import sys


class Finder:
    def __init__(self, entry):
        if entry != "/no/such/place":
            raise ImportError

    def find_spec(self, name, target=None):
        return importlib.util.spec_from_loader(name, self) if name == "hooked" else None

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.value = "from a hook"


sys.path_hooks.insert(0, Finder)
sys.path.insert(0, "/no/such/place")
import hooked
import colorsys

print(hooked.value, colorsys.__name__)  # expect: from a hook colorsys
