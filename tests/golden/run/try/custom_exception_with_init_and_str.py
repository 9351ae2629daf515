class E(Exception):
    def __init__(self, n):
        super().__init__('n is', n)
        self.n = n
    def __str__(self): return 'E%d' % self.n
try:
    raise E(7)
except E as e:
    print(e, e.args, e.n)  # expect: E7 ('n is', 7) 7
