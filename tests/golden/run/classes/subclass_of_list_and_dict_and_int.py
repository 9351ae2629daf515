class L(list):
    def total(self): return sum(self)
class D(dict):
    def __missing__(self, k): return 'no ' + k
class I(int):
    def __add__(self, o): return 'added'
print(L([1, 2]).total(), D(a=1)['a'], D()['b'], I(3) + 1, I(3) * 2)  # expect: 3 1 no b added 6
