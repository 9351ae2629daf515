log = []
class Box:
    def __setitem__(self, k, v): log.append((k, v))
b = Box()
def k(x):
    log.append(x)
    return x
b[k('a')], b[k('b')] = 1, 2
print(log)  # expect: ['a', ('a', 1), 'b', ('b', 2)]
