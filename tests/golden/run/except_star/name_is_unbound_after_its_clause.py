try:
    raise ValueError(1)
except* ValueError as group:
    pass
try:
    group
except NameError as error:
    print(error)  # expect: name 'group' is not defined
