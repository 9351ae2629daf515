class T:
    def __init__(self, log): self.log = log
    def __setattr__(self, k, v):
        object.__setattr__(self, k, v)
        if k != 'log': self.log.append(k)
log = []
t = T(log)
t.a = t.b = t.c = 0
print(log)  # expect: ['a', 'b', 'c']
