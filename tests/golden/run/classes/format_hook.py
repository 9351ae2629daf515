class A:
    def __format__(self, spec): return '<' + spec + '>'
print(f'{A():abc}', format(A(), 'x'), '{:y}'.format(A()))  # expect: <abc> <x> <y>
