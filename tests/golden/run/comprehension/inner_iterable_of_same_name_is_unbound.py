def f(x):
    return [x for y in [1] for x in x]
try:
    f([1])
except UnboundLocalError as e:
    print(e)  # expect: cannot access local variable 'x' where it is not associated with a value
