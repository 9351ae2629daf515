import importlib.machinery
import importlib.util
import json
import json.decoder
import sys

for module in json, json.decoder:
    spec = module.__spec__
    print(spec.name, spec.parent, spec.has_location, spec.submodule_search_locations is None, spec.loader is module.__loader__, spec.origin == module.__file__)
# expect: json json True False True True
# expect: json.decoder json True True True True
print(isinstance(spec, importlib.machinery.ModuleSpec), isinstance(spec.loader, importlib.machinery.SourceFileLoader))  # expect: True True
print(sys.__spec__.origin, importlib.util.find_spec("no_such_module"), importlib.util.find_spec("xml.dom").name)  # expect: built-in None xml.dom
print(json.__loader__.is_package("json"), "def loads" in json.__loader__.get_source("json"))  # expect: True True
print(json.__cached__ == json.__spec__.cached == importlib.util.cache_from_source(json.__file__), hasattr(sys, "__cached__"), sys.__spec__.cached)  # expect: True False None
