import json


class Point:
    def __init__(self, x):
        self.x = x


class Text(str):
    pass


print(json.dumps([Point(1), Text("a"), {Text("k"): 2}], default=lambda o: {"x": o.x}))  # expect: [{"x": 1}, "a", {"k": 2}]
print(json.loads('{"x": [1, 2.5], "y": null}', object_hook=lambda d: sorted(d), parse_float=str, parse_int=lambda t: -int(t)))  # expect: ['x', 'y']
print(json.loads('{"b": 1, "a": 2}', object_pairs_hook=list))  # expect: [('b', 1), ('a', 2)]
cycle = []
cycle.append(cycle)
for bad in (lambda: json.dumps(cycle), lambda: json.dumps({(1,): 2}), lambda: json.dumps(float("nan"), allow_nan=False), lambda: json.dumps({1})):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(error)
# expect: Circular reference detected
# expect: keys must be str, int, float, bool or None, not tuple
# expect: Out of range float values are not JSON compliant: nan
# expect: Object of type set is not JSON serializable
deep = "[" * 300 + "]" * 300
print(json.dumps(json.loads(deep)) == deep)  # expect: True
