class A:
    def __eq__(self, o): return True
try:
    hash(A())
except TypeError as e:
    print(e)  # expect: unhashable type: 'A'
