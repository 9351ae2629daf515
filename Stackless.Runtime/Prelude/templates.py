# The moving half of t-strings' values (Objects/PyTemplate.cs). https://docs.python.org/3/library/string.templatelib.html


def template_parts(template):
    interpolations = iter(template.interpolations)
    for text in template.strings:
        if text:
            yield text
        for interpolation in interpolations:
            yield interpolation
            break


def template_repr(template):
    return f"Template(strings={template.strings!r}, interpolations={template.interpolations!r})"


def template_reduce(template):
    from string.templatelib import _template_unpickle
    return _template_unpickle, (template.strings, template.interpolations)


def interpolation_repr(field):
    return f"Interpolation({field.value!r}, {field.expression!r}, {field.conversion!r}, {field.format_spec!r})"
