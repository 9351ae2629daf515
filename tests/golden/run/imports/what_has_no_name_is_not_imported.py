for arguments in (("",), ("os", None, None, (), -1), (1,)):
    try:
        __import__(*arguments)
    except (ValueError, TypeError) as e:
        print(e)
# expect: Empty module name
# expect: level must be >= 0
# expect: __import__() argument 1 must be str, not int
try:
    from os import bluch
except ImportError as e:
    print(e.name, e.name_from)  # expect: os bluch
