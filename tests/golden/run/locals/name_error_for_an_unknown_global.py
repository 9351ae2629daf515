def f():
    return nothing_of_that_name
try:
    f()
except NameError as e:
    print(e)  # expect: name 'nothing_of_that_name' is not defined
