def rest(*arguments):
    return arguments


a = ()
b = ()
print(a is b, rest() is a, tuple([]) is a, eval("()") is a, (*[],) is a)  # expect: True True True True True
