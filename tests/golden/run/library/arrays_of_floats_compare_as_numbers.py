# python: 3.14
import array
import warnings

nan, one = array.array("d", [float("nan")]), array.array("d", [1.0])
print(nan == nan, nan != nan, nan < nan, nan >= nan)  # expect: False True False False
print(one == array.array("f", [1]), one < array.array("d", [1, 2]), one > array.array("f", [0.5, 9]), one <= one)  # expect: True True True True
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    letters = array.array("u", b"\xff\xff\xff\xff")
print([w.category.__name__ for w in caught])  # expect: ['DeprecationWarning']
for read in (letters.tounicode, letters.__repr__):
    try:
        read()
    except ValueError as error:
        print(error)
# expect: character U+ffffffff is not in range [U+0000; U+10ffff]
# expect: character U+ffffffff is not in range [U+0000; U+10ffff]
