// What a t-string evaluates to: the literal pieces, and between them the interpolations, not yet formatted. Lib's string.templatelib
// gets these types from a t-string, as CPython's does. https://peps.python.org/pep-0750/
namespace Stackless.Runtime;

[PyType("Template", Module = "string.templatelib", IsHidden = true, IsGeneric = true)]
public sealed unsafe partial class PyTemplate : PyObject
{
    /// <summary>One more than interpolations; empty strings where two of those meet.</summary>
    readonly PyTuple strings, interpolations;

    public PyTemplate(PyTuple strings, PyTuple interpolations) : base(ShapeIds.Template)
    {
        this.strings = strings;
        this.interpolations = interpolations;
    }

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, params Value[] parts)
    {
        var strings = new List<Value> { new(PyStr.Empty) };
        var interpolations = new List<Value>();
        foreach (var part in parts)
        {
            switch (part.Object)
            {
                case PyStr text:
                    strings[^1] = new Value(PyStr.Concat((PyStr)strings[^1].Object, text));
                    break;
                case PyInterpolation:
                    interpolations.Add(part);
                    strings.Add(new Value(PyStr.Empty));
                    break;
                default:
                    return ts.Raise(BuiltinTypes.TypeError,
                        $"Template.__new__ *args need to be of type 'str' or 'Interpolation', got {part.Type.MessageName}");
            }
        }
        return new Value(new PyTemplate(new PyTuple([.. strings]), new PyTuple([.. interpolations])));
    }

    [PyGetter("strings")]
    public PyTuple Strings => strings;

    [PyGetter("interpolations")]
    public PyTuple Interpolations => interpolations;

    [PyGetter("values")]
    public PyTuple Values => new(Array.ConvertAll(interpolations.Items, i => ((PyInterpolation)i.Object).Interpolated));

    /// <summary>Strings that are not empty and interpolations, in their order.</summary>
    [PyMethod("__iter__")]
    public Value Iter(ThreadState ts) => Prelude.Call(ts, PreludeNames.TemplateParts, new Value(this));

    [PyMethod("__add__")]
    public Value Add(ThreadState ts, Value other)
    {
        if (other.Object is not PyTemplate right)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"can only concatenate string.templatelib.Template (not \"{other.Type.MessageName}\") to string.templatelib.Template");
        }
        var seam = new Value(PyStr.Concat((PyStr)strings.Items[^1].Object, (PyStr)right.strings.Items[0].Object));
        return new Value(new PyTemplate(
            new PyTuple([.. strings.Items[..^1], seam, .. right.strings.Items[1..]]),
            new PyTuple([.. interpolations.Items, .. right.interpolations.Items])));
    }

    [PyMethod("__repr__")]
    public Value Repr(ThreadState ts) => Prelude.Call(ts, PreludeNames.TemplateRepr, new Value(this));

    [PyMethod("__reduce__")]
    public Value Reduce(ThreadState ts) => Prelude.Call(ts, PreludeNames.TemplateReduce, new Value(this));
}

/// <summary>One replacement field of a t-string: its value, its source text, and how it asks to be formatted.</summary>
[PyType("Interpolation", Module = "string.templatelib", IsHidden = true, IsGeneric = true)]
public sealed unsafe partial class PyInterpolation : PyObject
{
    readonly Value expression, conversion, formatSpec;

    public PyInterpolation(Value interpolated, Value expression, Value conversion, Value formatSpec) : base(ShapeIds.Interpolation)
    {
        Interpolated = interpolated;
        this.expression = expression;
        this.conversion = conversion;
        this.formatSpec = formatSpec;
    }

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type, [Keyword] Value value, [Keyword] Value expression = default, [Keyword] Value conversion = default, [Keyword] Value formatSpec = default)
    {
        if (!IsText(ts, expression, "expression") || !conversion.IsNone && !IsText(ts, conversion, "conversion") || !IsText(ts, formatSpec, "format_spec"))
        {
            return default;
        }
        if (conversion.Object is PyStr { Text: not ("s" or "r" or "a") })
        {
            return ts.Raise(BuiltinTypes.ValueError, "Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'");
        }
        var empty = new Value(PyStr.Empty);
        return new Value(new PyInterpolation(value, expression.IsNull ? empty : expression, conversion.IsNull ? Value.None : conversion, formatSpec.IsNull ? empty : formatSpec));
    }

    static bool IsText(ThreadState ts, Value v, string name)
    {
        if (v.IsNull || v.Object is PyStr)
        {
            return true;
        }
        ts.Raise(BuiltinTypes.TypeError, $"Interpolation() argument '{name}' must be str, not {v.Type.MessageName}");
        return false;
    }

    [PyConstant("__match_args__")]
    public static Value MatchArguments => new(PyTuple.Of(Value.Str("value"), Value.Str("expression"), Value.Str("conversion"), Value.Str("format_spec")));

    [PyGetter("value")]
    public Value Interpolated { get; }

    [PyGetter("expression")]
    public Value Expression => expression;

    [PyGetter("conversion")]
    public Value Conversion => conversion;

    [PyGetter("format_spec")]
    public Value FormatSpec => formatSpec;

    [PyMethod("__repr__")]
    public Value Repr(ThreadState ts) => Prelude.Call(ts, PreludeNames.InterpolationRepr, new Value(this));

    [PyMethod("__reduce__")]
    public Value Reduce() => new(PyTuple.Of(new Value(Type), new Value(PyTuple.Of(Interpolated, expression, conversion, formatSpec))));
}
