import traceback


def function():
    some_value = 1
    return sum_value


try:
    function()
except NameError:
    print(traceback.format_exc().splitlines()[-1].split(".")[0])  # expect: NameError: name 'sum_value' is not defined
