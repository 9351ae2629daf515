try:
    import no_such_module_here
except ModuleNotFoundError as e:
    print(e, e.name)  # expect: No module named 'no_such_module_here' no_such_module_here
