print(__name__, __doc__, len.__module__)  # expect: __main__ None builtins
