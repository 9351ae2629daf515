from array import array


class Nine:
    def __index__(self):
        return 9

    def __float__(self):
        return 9.5


a = array("i", [1, Nine()])
a.append(Nine())
a.extend(n for n in (2, Nine()))
a[0] = Nine()
print(a, a.count(9), a.index(2), array("d", [Nine()]))  # expect: array('i', [9, 9, 9, 2, 9]) 4 3 array('d', [9.5])
del a[::2]
print(a, a * 2, a + a[:1], a == array("h", [9, 2]))  # expect: array('i', [9, 2]) array('i', [9, 2, 9, 2]) array('i', [9, 2, 9]) True
view = memoryview(a)
view[1] = 77
print(a.tobytes(), a.itemsize, array("w", "héj").tounicode())  # expect: b'\t\x00\x00\x00M\x00\x00\x00' 4 héj
for make in (lambda: array("b", [200]), lambda: array("b", ["x"]), lambda: a.append(2 ** 40), lambda: array("k")):
    try:
        make()
    except (OverflowError, TypeError, ValueError) as error:
        print(type(error).__name__, len(a))
# expect: OverflowError 2
# expect: TypeError 2
# expect: OverflowError 2
# expect: ValueError 2
