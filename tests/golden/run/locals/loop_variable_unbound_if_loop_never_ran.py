def f():
    for i in []:
        pass
    return i
try:
    f()
except UnboundLocalError as e:
    print(e)  # expect: cannot access local variable 'i' where it is not associated with a value
