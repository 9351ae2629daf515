# needs: python3-uritemplate
from uritemplate import URITemplate, expand, variables
V = dict(var="value", hello="Hello World!", path="/foo/bar", list=["red", "green"], keys={"semi": ";", "dot": "."}, empty="", x="1024", y="768", undef=None)
for t in "{var}", "{hello}", "{+path}/here", "{#x,hello}", "X{.list*}", "{/var,x}/here", "{;x,y,empty}", "{?x,y,undef}", "{&keys*}", "{var:3}{list}", "{keys}", "{?list*}", "{+hello:5}":
    print(t, expand(t, V), list(variables(t)))
print(URITemplate("{a}{b}").partial(a="1"), URITemplate("{x}") == URITemplate("{x}"))
