class H:
    def __hash__(self): raise ValueError('hash')
try:
    {H(): 1}
except ValueError as e:
    print(e)  # expect: hash
class E:
    def __hash__(self): return 1
    def __eq__(self, o): raise ValueError('eq')
d = {E(): 1}
try:
    d[E()]
except ValueError as e:
    print(e)  # expect: eq
