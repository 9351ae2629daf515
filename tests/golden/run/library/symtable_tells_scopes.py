import symtable

table = symtable.symtable("""
import os
def outer(a, *rest, key=1):
    x = a
    def inner():
        nonlocal x
        global G
        x = G = os
    return inner
class C:
    y: int = 1
""", "text", "exec")
print(table.get_type(), sorted(table.get_identifiers()))  # expect: module ['C', 'G', 'os', 'outer']
outer = next(child for child in table.get_children() if child.get_name() == "outer")
print(outer.get_parameters(), sorted(outer.get_locals()), outer.get_lineno())  # expect: ('a', 'key', 'rest') ['a', 'inner', 'key', 'rest', 'x'] 3
inner = next(child for child in outer.get_children() if child.get_name() == "inner")
print(inner.is_nested(), inner.get_frees(), inner.get_nonlocals(), sorted(inner.get_globals()))  # expect: True ('x',) ('x',) ['G', 'os']
print(outer.lookup("x").is_assigned(), outer.lookup("a").is_parameter(), table.lookup("os").is_imported())  # expect: True True True
try:
    symtable.symtable("def f(:", "text", "exec")
except SyntaxError as error:
    print(error.filename, error.lineno)  # expect: text 1
