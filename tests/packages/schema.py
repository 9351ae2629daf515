# needs: python3-schema
from schema import Schema, And, Or, Use, Optional, SchemaError, Regex, Forbidden, Const, Literal
s = Schema([{"name": And(str, len), "age": And(Use(int), lambda n: 18 <= n <= 99), Optional("sex"): And(str, Use(str.lower), lambda x: x in ("m", "f")), Optional("n", default=5): int}])
print(s.validate([{"name": "Sue", "age": "28", "sex": "F"}, {"name": "Sam", "age": 42, "n": 1}]))
for data in [{"name": "", "age": 20}], [{"name": "x", "age": "7"}], [{"age": 20}], [{"name": "x", "age": 20, "zz": 1}], {"a": 1}:
    try:
        s.validate(data)
    except SchemaError as e:
        print(e)
print(Schema(Or(int, None)).is_valid("x"), Schema(Regex(r"^a+$")).validate("aaa"), Schema({str: int}).validate({"k": 1}), Schema({"a": int, Optional("b"): str}).json_schema("http://x"))
