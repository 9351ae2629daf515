# needs: python3-marshmallow python3-packaging
from marshmallow import Schema, fields, validate, post_load, ValidationError, validates_schema, EXCLUDE
import datetime as dt
import json
class Author(Schema):
    name = fields.Str(required=True, validate=validate.Length(min=2))
    email = fields.Email()
class Book(Schema):
    title = fields.Str(data_key="Title")
    author = fields.Nested(Author)
    date = fields.Date()
    tags = fields.List(fields.Str(validate=validate.OneOf(["a", "b"])))
    price = fields.Decimal(as_string=True, places=2)
    loud = fields.Method("get_loud", dump_only=True)
    class Meta:
        ordered = True
        unknown = EXCLUDE
    def get_loud(self, o):
        return o["title"].upper()
    @validates_schema
    def check(self, data, **kw):
        if data.get("title") == data.get("author", {}).get("name"):
            raise ValidationError("same", "title")
    @post_load
    def make(self, data, **kw):
        return dict(data)
print(Book().dump({"title": "t", "author": {"name": "nn", "x": 1}, "date": dt.date(2020, 1, 2), "tags": ["a"], "price": "3.14159"}))
for data in {"Title": "x", "author": {"name": "yy", "email": "a@b.cd"}, "date": "2020-05-06", "price": "1", "zz": 1}, {"author": {"email": "no"}, "tags": ["q", 1], "date": "x", "price": "?"}, {"Title": "zz", "author": {"name": "zz"}}:
    try:
        print(sorted(Book().load(data).items(), key=str, reverse=True)[0], Book().load(data)["title"])
    except ValidationError as e:
        print(json.dumps(e.messages, sort_keys=True))
