# needs: python3-jinja2 python3-markupsafe
from jinja2 import Environment, DictLoader, TemplateSyntaxError, UndefinedError, StrictUndefined, select_autoescape, TemplateRuntimeError
import traceback
env = Environment(loader=DictLoader({
    "base": "<{% block title %}base{% endblock %}|{% block body %}{% endblock %}>",
    "page": "{% extends 'base' %}{% from 'm' import field with context %}{% block title %}{{ super() }}+page{% endblock %}{% block body %}{% for u in users if u.age > 18 recursive %}{{ loop.index }}/{{ loop.length }} {{ field(u.name, size=3) }}{% if not loop.last %}, {% endif %}{% else %}none{% endfor %}{% endblock %}",
    "m": "{% macro field(n, size=5) %}[{{ n|e }}:{{ size }}:{{ caller() if caller else '' }}]{% endmacro %}",
    "bad": "line 1\n{{ 1 // zero }}\n"}), autoescape=True, trim_blocks=True)
print(env.get_template("page").render(users=[dict(name="<a>", age=20), dict(name="b", age=3), dict(name="c", age=30)]))
for text in ("{{ [3,1,2]|sort|join('-') }} {{ 'x'|center(5) }} {{ 'a b c'|title|replace('B','z') }} {{ d.items()|list }} {{ 3.14159|round(2) }}", "{% set ns = namespace(n=0) %}{% for i in range(5) %}{% set ns.n = ns.n + i %}{% endfor %}{{ ns.n }}",
             "{% filter upper %}abc{% endfilter %} {{ 'yes' if x is defined else 'no' }} {{ x|default('d') }} {{ '%05d'|format(3) }}", "{% call(u) m() %}{{ u }}{% endcall %}", "{{ [1,2,3]|map('string')|map('upper')|list }} {{ [{'a':1},{'a':2}]|sum('a') }} {{ range(10)|batch(4)|list }} {{ [1,1,2]|groupby('real')|list }}",
             "{{ nope.x }}", "{% if %}", "{{ 'a' ~ 1 ~ none }} {{ 7 // 2 ** 2 }} {{ not 1 in [1] }} {{ 'abc'[::-1] }} {{ {'a':1}|tojson }} {{ '<i>'|safe }}"):
    try:
        print(env.from_string(text).render(d={"k": 1}))
    except (TemplateSyntaxError, UndefinedError) as e:
        print(type(e).__name__, e)
try:
    env.get_template("bad").render(zero=0)
except ZeroDivisionError as e:
    frame = traceback.extract_tb(e.__traceback__)[-1]
    print(type(e).__name__, frame.filename, frame.lineno, frame.name)
print(env.compile_expression("a + b * 2")(a=1, b=2))
print(env.compile("{{ x }}", raw=True))
import asyncio
aenv = Environment(enable_async=True)
async def agen():
    for i in range(3):
        yield i
async def main():
    return await aenv.from_string("{% for i in g %}{{ i }}{% endfor %}").render_async(g=agen())
print(asyncio.run(main()))
