import json
data = {"s": "a\"\\/\b\f\n\r\t\x01\x7fé\u2028😀", "n": [0, -1, 10**30, 1.5, -0.0, 1e100, 5e-324], "k": [True, False, None], "e": [[], {}, ""], "t": (1, 2)}
text = json.dumps(data)
print(text)  # expect: {"s": "a\"\\/\b\f\n\r\t\u0001\u007f\u00e9\u2028\ud83d\ude00", "n": [0, -1, 1000000000000000000000000000000, 1.5, -0.0, 1e+100, 5e-324], "k": [true, false, null], "e": [[], {}, ""], "t": [1, 2]}
data["t"] = [1, 2]
print(json.loads(text) == data, json.loads(json.dumps(data, ensure_ascii=False)) == data)  # expect: True True
print(json.dumps({1: "a", 2.5: "b", None: "c", False: "d"}))  # expect: {"1": "a", "2.5": "b", "null": "c", "false": "d"}
print(json.dumps({"b": 1, "a": [2, {}]}, indent=1, sort_keys=True).split("\n"))  # expect: ['{', ' "a": [', '  2,', '  {}', ' ],', ' "b": 1', '}']
print(json.dumps([1, {"a": 2}], separators=(",", ":")), json.loads(' [1 , {"a" :\t-0 }\n] '))  # expect: [1,{"a":2}] [1, {'a': 0}]
print(json.loads("[NaN, Infinity, -Infinity, 1E400, 12345678901234567890]")[1:])  # expect: [inf, -inf, inf, 12345678901234567890]
print(json.JSONDecoder().raw_decode('"😀" 1'), json.loads('"\\ud83d\\ude00\\u0041"') == "😀A")  # expect: ('😀', 3) True
