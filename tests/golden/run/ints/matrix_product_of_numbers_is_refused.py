def refusal(operation):
    try:
        return operation()
    except TypeError as error:
        return error


def in_place(left, right):
    left @= right


print(refusal(lambda: 7 @ 2))  # expect: unsupported operand type(s) for @: 'int' and 'int'
print(refusal(lambda: 7 @ 0))  # expect: unsupported operand type(s) for @: 'int' and 'int'
print(refusal(lambda: 10**30 @ 1.5))  # expect: unsupported operand type(s) for @: 'int' and 'float'
print(refusal(lambda: in_place(True, 2)))  # expect: unsupported operand type(s) for @=: 'bool' and 'int'
print(hasattr(int, "__matmul__"))  # expect: False
