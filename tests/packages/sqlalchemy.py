# needs: python3-sqlalchemy python3-greenlet
from sqlalchemy import *
from sqlalchemy.orm import declarative_base, relationship, Session, aliased
from sqlalchemy.schema import CreateTable
from sqlalchemy.dialects import postgresql, mysql, sqlite
m = MetaData(); u = Table("user", m, Column("id", Integer, primary_key=True), Column("name", String(50), nullable=False), Column("age", Integer)); a = Table("addr", m, Column("id", Integer, primary_key=True), Column("uid", ForeignKey("user.id")), Column("mail", String, unique=True))
for d in postgresql, mysql, sqlite:
    if d is mysql: print(CreateTable(u).compile(dialect=d.dialect()))
    else: print(CreateTable(a).compile(dialect=d.dialect()))
    q = select(u.c.name, func.count(a.c.id).label("n")).join(a).where(and_(u.c.age > 5, or_(u.c.name.like("a%"), u.c.id.in_([1, 2])))).group_by(u.c.name).having(func.count() > 1).order_by(desc("n")).limit(3).offset(1)
    print(q.compile(dialect=d.dialect()), q.compile(dialect=d.dialect()).params)
c = select(u).where(u.c.id == 1).cte("c"); print(select(c, case((c.c.age > 3, "old"), else_="new")).compile(), u.insert().values(name="x").compile(), u.update().where(u.c.id == bindparam("b")).values(age=u.c.age + 1), union(select(u.c.id), select(a.c.id)), exists().where(a.c.uid == u.c.id))
Base = declarative_base()
class P(Base):
    __tablename__ = "p"; id = Column(Integer, primary_key=True); name = Column(String); kids = relationship("K", back_populates="p")
class K(Base):
    __tablename__ = "k"; id = Column(Integer, primary_key=True); pid = Column(ForeignKey("p.id")); p = relationship("P", back_populates="kids")
x = P(name="n", kids=[K(), K()]); print(x.kids[0].p is x, select(P).join(P.kids).where(K.id > 3), inspect(P).relationships.keys())
