# Each turn has its own elements, whoever asks the iterator besides, and what is kept of an iterator's tuples stays as it was.
def feeding(rest):
    for n in range(4):
        if n == 1:
            for i, (a, b) in enumerate(rest[0]):
                print("inner", i, a, b)
        yield n


pairs = []
rest = [None]
rest[0] = zip(feeding(rest), "wxyz")
for n, letter in zip("ab", [1, 2]):
    pairs.append((n, letter))
print(pairs)
it = enumerate("abcdef")
for i, a in it:
    kept = next(it)
    for j, b in it:
        print(i, a, kept, j, b)
        break
z = zip([1, 2, 3], [4, 5, 6], [7, 8, 9])
for a, b, c in z:
    whole = next(z)
    print(a, b, c, whole)
    break
print(whole, next(z))
d = dict(a=1, b=2, c=3)
items = iter(d.items())
for k, v in items:
    first = next(items)
    print(k, v, first, dict([(k, v)]))
    break
print(first, list(items))
try:
    for a, b, c in zip("ab", "cd"):
        pass
except ValueError as e:
    print(e)
try:
    for a, b in zip("abc", "cd", strict=True):
        print(a, b)
except ValueError as e:
    print(e)
try:
    for k, v in d.items():
        d[k + "x"] = v
except RuntimeError as e:
    print(e)
# expect: [('a', 1), ('b', 2)]
# expect: 0 a (1, 'b') 2 c
# expect: 3 d (4, 'e') 5 f
# expect: 1 4 7 (2, 5, 8)
# expect: (2, 5, 8) (3, 6, 9)
# expect: a 1 ('b', 2) {'a': 1}
# expect: ('b', 2) [('c', 3)]
# expect: not enough values to unpack (expected 3, got 2)
# expect: a c
# expect: b d
# expect: zip() argument 2 is shorter than argument 1
# expect: dictionary changed size during iteration
