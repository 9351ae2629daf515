# What a slice with a step names goes, the rest keeps its order; forwards and backwards, in lists, bytearrays and arrays.
from array import array

for make in list, bytearray, lambda items: array("h", items):
    row = make(range(12))
    del row[1::3]
    print(list(row))
    del row[::-2]
    print(list(row))
    del row[5:2:2]
    print(len(row))

large = bytearray(1_000_000)
del large[::2]
print(len(large))

# expect: [0, 2, 3, 5, 6, 8, 9, 11]
# expect: [0, 3, 6, 9]
# expect: 4
# expect: [0, 2, 3, 5, 6, 8, 9, 11]
# expect: [0, 3, 6, 9]
# expect: 4
# expect: [0, 2, 3, 5, 6, 8, 9, 11]
# expect: [0, 3, 6, 9]
# expect: 4
# expect: 500000
