class Right:
    def __radd__(self, left):
        return NotImplemented

    def __rmul__(self, left):
        return NotImplemented


def refusal(operation):
    try:
        operation()
    except TypeError as error:
        return error


print(refusal(lambda: "s" + Right()))  # expect: can only concatenate str (not "Right") to str
print(refusal(lambda: [1] + Right()))  # expect: can only concatenate list (not "Right") to list
print(refusal(lambda: (1,) * Right()))  # expect: can't multiply sequence by non-int of type 'Right'
print(refusal(lambda: b"b" * Right()))  # expect: can't multiply sequence by non-int of type 'Right'
