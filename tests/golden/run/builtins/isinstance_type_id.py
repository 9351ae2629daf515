print(type(1).__name__, type('') is str, isinstance(1, object), type(None).__name__, type(type).__name__)  # expect: int True True NoneType type
