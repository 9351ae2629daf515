# python: 3.14
from string.templatelib import Interpolation, Template

match t"{6 * 7:x}":
    case Template(interpolations=(Interpolation(value, expression, conversion, spec),)):
        print(value, expression, conversion, spec)  # expect: 42 6 * 7 None x
print(Template("a", "b", Interpolation(1, "n")).strings)  # expect: ('ab', '')
