# needs: python3-sqlparse
import sqlparse
SQL = "select a, b as c, (select max(x) from t2 where t2.id=t1.id) m from t1 left join t3 on t1.a=t3.a where x in (1,2,3) and y like 'a%' -- note\n group by a having count(*)>1 order by 1 desc; insert into t values(1,'x;y'); create table z(id int primary key, n varchar(10))"
for s in sqlparse.split(SQL):
    print(sqlparse.format(s, reindent=True, keyword_case="upper", identifier_case="lower", strip_comments=True)); p = sqlparse.parse(s)[0]; print(p.get_type(), [(str(t.ttype), str(t)[:20]) for t in p.tokens if not t.is_whitespace])
print(sqlparse.format(SQL, reindent_aligned=True), sqlparse.format("select 1", output_format="python"))
