class Fake:
    def __mro_entries__(self, bases): return (dict,)
class A(Fake()): pass
print(A.__mro__[1], type(A.__orig_bases__[0]).__name__)  # expect: <class 'dict'> Fake
