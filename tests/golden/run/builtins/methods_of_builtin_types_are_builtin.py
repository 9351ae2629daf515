import types

items = []
append = items.append
print(type(append) is types.BuiltinFunctionType, append.__self__ is items, append.__name__)  # expect: True True append
print(repr(append).startswith("<built-in method append of list object at 0x"))  # expect: True
print(type((1).__add__) is types.MethodWrapperType, type(items.__reduce_ex__) is types.BuiltinFunctionType)  # expect: True True
append(1)
print(items)  # expect: [1]
