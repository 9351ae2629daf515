# needs: python3-wtforms python3-markupsafe
from wtforms import Form, StringField, IntegerField, SelectField, validators, FieldList, FormField, BooleanField, TextAreaField, DateField
class MD(dict):
    def getlist(self, k): v = self.get(k, []); return v if isinstance(v, list) else [v]
class Sub(Form):
    x = IntegerField()
class F(Form):
    name = StringField("Name", [validators.Length(min=3), validators.Regexp("^a")], description="d"); n = IntegerField(default=3, validators=[validators.NumberRange(0, 5)]); k = SelectField(choices=[("1", "one"), ("2", "two")]); b = BooleanField(); l = FieldList(StringField(), min_entries=2); s = FormField(Sub); d = DateField(validators=[validators.Optional()])
    def validate_k(self, f):
        if f.data == "2": raise validators.ValidationError("not two")
f = F()
for x in f: print(x.label, x(class_="c"))
for d in {"name": "abc", "n": "4", "k": "1", "s-x": "7", "d": "2020-01-02"}, {"name": "xy", "n": "q", "k": "2", "s-x": "z", "d": "bad"}:
    f = F(MD(d)); print(f.validate(), f.data, f.errors)
