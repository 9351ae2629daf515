# python: 3.14
import operator
import pickle

print(list(map(operator.add, [1, 2], [3, 4], strict=True)))  # expect: [4, 6]
for lengths in ((2, 1), (1, 2)):
    try:
        list(map(operator.add, range(lengths[0]), range(lengths[1]), strict=True))
    except ValueError as error:
        print(error)
# expect: map() argument 2 is shorter than argument 1
# expect: map() argument 2 is longer than argument 1
