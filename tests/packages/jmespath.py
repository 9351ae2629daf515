# needs: python3-jmespath
import jmespath
D = {"a": {"b": [{"c": 1, "d": "x"}, {"c": 3, "d": "y"}, {"c": 2}]}, "m": {"k1": {"v": 1}, "k2": {"v": 2}}, "s": "str"}
for q in "a.b[*].c", "a.b[?c > `1`].d", "a.b[-1]", "m.*.v", "sort_by(a.b, &c)[].c", "a.b[].{x: c, y: d}", "length(s) | to_string(@)", "max_by(a.b, &c).d", "a.b[::2]", "[s, a.b[0].c]", "not_null(zz, s)", "keys(m)", "join('-', a.b[?d].d)", "a.b[?c==`2` || d=='x']", "sum(s)", "a[", "foo(", "reverse(a.b)[0].c && s":
    try:
        print(q, jmespath.search(q, D))
    except jmespath.exceptions.JMESPathError as e:
        print(q, type(e).__name__, str(e).splitlines()[0])
print(jmespath.compile("a.b[*].c"))
