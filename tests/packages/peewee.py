# needs: python3-peewee
from peewee import *
from playhouse import shortcuts
db = SqliteDatabase(None)
class Base(Model):
    class Meta: database = db
class U(Base):
    name = CharField(unique=True, max_length=10); age = IntegerField(null=True)
class T(Base):
    user = ForeignKeyField(U, backref="tweets"); text = TextField(); at = DateTimeField(null=True, index=True)
print(U.select().where((U.age > 3) & (U.name ** "a%")).order_by(U.age.desc()).limit(2).sql()); print(T.select(U.name, fn.COUNT(T.id).alias("n")).join(U).group_by(U.name).having(fn.COUNT(T.id) > 1).sql(), U.insert(name="x").sql(), U.update(age=U.age + 1).where(U.name.in_(["a", "b"])).sql(), U.delete().where(U.age.is_null()).sql(), (U.select(U.id) | T.select(T.id)).sql())
print(U._schema._create_table().query() if hasattr(U, "_schema") else "", shortcuts.model_to_dict(U(name="n", age=1)), T._meta.fields.keys(), Case(U.name, (("a", 1),), 0))
