# python: 3.14
type Pair[A, B = int] = dict[A, B]
print(Pair[str, int], Pair.__value__)  # expect: Pair[str, int] dict[A, B]
try:
    type Plain = int
    Plain[int]
except TypeError as error:
    print(error)  # expect: Only generic type aliases are subscriptable
