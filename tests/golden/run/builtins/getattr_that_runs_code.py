class A:
    @property
    def p(self):
        return [x for x in (1, 2)]
print(getattr(A(), 'p'))  # expect: [1, 2]
