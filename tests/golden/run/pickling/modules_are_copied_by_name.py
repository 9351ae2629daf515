import copy
import pickle
import types
import stackless
import tabnanny

for module in (stackless, tabnanny):
    print(copy.copy(module) is module, copy.deepcopy([module])[0] is module, pickle.loads(pickle._dumps(module)) is module)
# expect: True True True
# expect: True True True
for copying in (copy.copy, pickle.dumps):
    try:
        copying(types.ModuleType("tabnanny"))
    except TypeError as error:
        print(error)
# expect: cannot pickle 'module' object
# expect: cannot pickle 'module' object
