"""peewee writes SQL for two models (no database is asked)."""
from peewee import (CharField, ForeignKeyField, IntegerField, Model, SqliteDatabase, fn)

db = SqliteDatabase(None)


class Base(Model):
    class Meta:
        database = db


class User(Base):
    name = CharField(unique=True)
    age = IntegerField()


class Tweet(Base):
    user = ForeignKeyField(User, backref="tweets")
    text = CharField()
    likes = IntegerField(default=0)


total = 0
for i in range(150):
    query = (User.select(User.name, fn.COUNT(Tweet.id).alias("n"))
             .join(Tweet)
             .where((User.age > i) & (Tweet.text.contains("x")) | (User.name << ["a", "b", "c"]))
             .group_by(User.name).having(fn.COUNT(Tweet.id) > 3).order_by(fn.COUNT(Tweet.id).desc()).limit(10))
    sql, params = query.sql()
    total += len(sql) + len(params)
    sql, params = Tweet.update(likes=Tweet.likes + 1).where(Tweet.user == i).sql()
    total += len(sql) + len(params)
print(total, sql)
