import json
for text in ("", "[1,]", '{"a" 1}', '{"a": 1', '"a\nb"', '"\\x"', '"\\ud83', "[1 2]", "01", "nul", "[1.]", '{1: 2}'):
    try:
        print(json.loads(text))
    except json.JSONDecodeError as error:
        print(repr(text), error.msg, error.pos)
# expect: '' Expecting value 0
# expect: '[1,]' Illegal trailing comma before end of array 2
# expect: '{"a" 1}' Expecting ':' delimiter 5
# expect: '{"a": 1' Expecting ',' delimiter 7
# expect: '"a\nb"' Invalid control character at 2
# expect: '"\\x"' Invalid \escape 1
# expect: '"\\ud83' Invalid \uXXXX escape 2
# expect: '[1 2]' Expecting ',' delimiter 3
# expect: '01' Extra data 1
# expect: 'nul' Expecting value 0
# expect: '[1.]' Expecting ',' delimiter 2
# expect: '{1: 2}' Expecting property name enclosed in double quotes 1
print(json.loads('"a\tb"', strict=False) == "a\tb")  # expect: True
