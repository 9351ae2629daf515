# needs: python3-jsonschema python3-pyrsistent python3-attr
import jsonschema
from jsonschema import Draft7Validator
schema = {"type": "object", "properties": {"name": {"type": "string", "minLength": 2, "pattern": "^[a-z]+$"}, "age": {"type": "integer", "minimum": 0}, "tags": {"type": "array", "items": {"enum": ["x", "y"]}, "uniqueItems": True}, "tree": {"$ref": "#/definitions/node"}},
          "required": ["name"], "additionalProperties": False, "definitions": {"node": {"type": "object", "properties": {"kids": {"type": "array", "items": {"$ref": "#/definitions/node"}}, "v": {"anyOf": [{"type": "number"}, {"type": "null"}]}}}}}
v = Draft7Validator(schema)
for doc in {"name": "abc", "age": 3}, {"name": "A"}, {"age": -1, "zzz": 1}, {"name": "ab", "tags": ["x", "x", "q"]}, {"name": "ab", "tree": {"kids": [{"v": None}, {"kids": [{"v": "no"}]}]}}:
    for e in sorted(v.iter_errors(doc), key=str):
        print(list(e.absolute_path), e.validator, e.message)
    print(v.is_valid(doc))
try:
    jsonschema.validate(3, {"type": "string"})
except jsonschema.ValidationError as e:
    print(e)
