import json

text = json.dumps({"a": [1, 2.5, None, True], "é": "x\n\"\\"}, sort_keys=True)
print(text)
print(json.loads(text) == {"a": [1, 2.5, None, True], "é": "x\n\"\\"}, json.dumps([1, {"a": 2}], indent=1).split("\n"))
try:
    json.loads("[1,]")
except json.JSONDecodeError as e:
    print(e)
# expect: {"a": [1, 2.5, null, true], "\u00e9": "x\n\"\\"}
# expect: True ['[', ' 1,', ' {', '  "a": 2', ' }', ']']
# expect: Illegal trailing comma before end of array: line 1 column 3 (char 2)
