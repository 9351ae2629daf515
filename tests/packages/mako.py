# needs: python3-mako python3-markupsafe
from mako.template import Template
from mako.lookup import TemplateLookup
from mako import exceptions
lookup = TemplateLookup()
lookup.put_string("base.html", "<html>${self.title()}|${next.body()}</html><%def name='title()'>base</%def>")
lookup.put_string("page.html", "<%inherit file='base.html'/><%def name='title()'>page</%def><%namespace name='m' file='m.html'/>\n% for i, x in enumerate(xs):\n${i}: ${x | h,trim} ${m.bold(x)}\n% endfor\n<%text>${raw}</%text>")
lookup.put_string("m.html", "<%def name='bold(x)'><b>${x|u}</b></%def>")
print(lookup.get_template("page.html").render(xs=["<a>", " b "]))
print(Template("""<%!
import math
def area(r): return round(math.pi * r * r, 2)
%><%block name="x">${area(2)}</%block>
% if a and \\
   b:
both
% elif a:
a only
% else:
none
% endif
## comment
<%doc>hidden</%doc>${caller_test() if False else 'x'}""").render(a=1, b=0))
try:
    Template("line\n${1/0}").render()
except ZeroDivisionError:
    print(exceptions.text_error_template().render().splitlines()[-1])
try:
    Template("% for x in y:\n${x}")
except exceptions.SyntaxException as e:
    print(e)
