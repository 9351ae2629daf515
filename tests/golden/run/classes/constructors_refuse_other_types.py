for make in (lambda: int.__new__(bool, 1), lambda: object.__new__(list), lambda: list.__new__(dict), lambda: type({}.keys())(), lambda: type(iter([]))()):
    try:
        make()
    except TypeError as error:
        print(error)
# expect: int.__new__(bool) is not safe, use bool.__new__()
# expect: object.__new__(list) is not safe, use list.__new__()
# expect: list.__new__(dict): dict is not a subtype of list
# expect: cannot create 'dict_keys' instances
# expect: cannot create 'list_iterator' instances
