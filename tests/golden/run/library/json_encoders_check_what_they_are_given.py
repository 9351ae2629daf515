import json

encoder = json.encoder.c_make_encoder


def refused(call):
    try:
        print(call())
    except TypeError as error:
        print(error)


refused(lambda: encoder(1, None, None, None, ": ", ", ", False, False, False))  # expect: make_encoder() argument 1 must be dict or None, not int
made = encoder(None, str, lambda o: None, None, ": ", ", ", False, False, False)
refused(lambda: made("spam", 0))  # expect: encoder() must return a string, not NoneType
print(json.dumps([1, {"a": "b"}], indent=1) == '[\n 1,\n {\n  "a": "b"\n }\n]', json.dumps({"a": [1.5, None]}))  # expect: True {"a": [1.5, null]}
