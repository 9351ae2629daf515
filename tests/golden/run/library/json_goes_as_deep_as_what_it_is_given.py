import json

deep = []
for _ in range(3000):
    deep = [deep]
print(len(json.dumps(deep)), json.dumps({"a": [1, 2.5, None, True, "é\n\x7f"], 3: "x", None: {}}))  # expect: 6002 {"a": [1, 2.5, null, true, "\u00e9\n\u007f"], "3": "x", "null": {}}
print(ascii(json.dumps(["é\u2028\""], ensure_ascii=False)), json.dumps([1, [2, {"k": 3}]], indent=1).split("\n"))  # expect: '["\xe9\u2028\\""]' ['[', ' 1,', ' [', '  2,', '  {', '   "k": 3', '  }', ' ]', ']']
cycle = []
cycle.append(cycle)
try:
    json.dumps(cycle)
except ValueError as error:
    print(error)  # expect: Circular reference detected
