# needs: python3-voluptuous
from voluptuous import Schema, Required, Optional, All, Any, Range, Length, MultipleInvalid, Coerce, In, Match, REMOVE_EXTRA, Email, Url, Exclusive, Self
s = Schema({Required("name"): All(str, Length(min=2)), Required("age", default=3): All(Coerce(int), Range(min=0, max=9)), Optional("kind"): In(["a", "b"]), "sub": [{"x": Any(int, None)}], Optional("more"): Self})
for d in {"name": "ab"}, {"name": "a", "age": "12", "kind": "q"}, {"sub": [{"x": 1}, {"x": "s"}], "zz": 1, "name": "ok"}, {"name": "ab", "more": {"name": "z"}}, 5:
    try:
        print(s(d))
    except MultipleInvalid as e:
        print(sorted(map(str, e.errors)))
print(Schema({"a": int}, extra=REMOVE_EXTRA)({"a": 1, "b": 2}), Schema(Match(r"^\d+$"))("12"), s.extend({"q": int}).schema.keys() >= {"q"})
