try:
    undefined_name
except NameError as e:
    print(e.name)  # expect: undefined_name
try:
    (5).nothing
except AttributeError as e:
    print(e.name, e.obj)  # expect: nothing 5
