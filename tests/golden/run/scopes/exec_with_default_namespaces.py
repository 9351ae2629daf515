def function():
    n = 1
    found = {}
    exec("m = n + 1", None, found)
    exec("k = len('abc')", locals=found)
    return found


try:
    print(function())
except NameError as error:
    print(error)  # expect: name 'n' is not defined
print(eval("limit", None, {"limit": 4}))  # expect: 4
