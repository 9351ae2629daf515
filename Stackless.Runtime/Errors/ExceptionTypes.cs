// The built-in exceptions that have fields of their own. Each takes them from its arguments, so that raising one from C# and calling
// the type from Python give the same object.
namespace Stackless.Runtime;

[PyType("StopIteration", Base = "Exception", Subclassable = true, HasDict = true)]
public sealed partial class PyStopIteration : PyBaseException
{
    internal PyStopIteration(int shapeId) : base(shapeId)
    {
    }

    [PyFields("value")]
    Value value = Value.None;

    protected override void TakeArguments(Value[] arguments) => value = arguments.Length > 0 ? arguments[0] : Value.None;
}

[PyType("SystemExit", Base = "BaseException", Subclassable = true, HasDict = true)]
public sealed partial class PySystemExit : PyBaseException
{
    internal PySystemExit(int shapeId) : base(shapeId)
    {
    }

    [PyFields("code")]
    Value code = Value.None;

    protected override void TakeArguments(Value[] arguments) =>
        code = arguments.Length == 0 ? Value.None : arguments.Length == 1 ? arguments[0] : new Value(new PyTuple(arguments));
}

[PyType("KeyError", Base = "LookupError", Subclassable = true, HasDict = true)]
public sealed partial class PyKeyError : PyBaseException
{
    internal PyKeyError(int shapeId) : base(shapeId)
    {
    }

    /// <summary>A missing key is shown as its repr, so that an empty string can be seen.</summary>
    [PyMethod("__str__")]
    public override Value Str(ThreadState ts) => Args.Count == 1 ? Representation.Repr(ts, Args.Items[0]) : base.Str(ts);
}

[PyType("NameError", Base = "Exception", Subclassable = true, HasDict = true)]
public sealed partial class PyNameError : PyBaseException
{
    internal PyNameError(int shapeId) : base(shapeId)
    {
    }

    [PyFields("name")]
    internal Value name = Value.None;

    [PyMethod("__init__")]
    public override Value Init(ThreadState ts, Value[] rest, [Keyword] PyDict keywords)
    {
        var names = KeywordFields.Take(ts, this, keywords, "name", null);
        if (names is null)
        {
            return default;
        }
        name = names[0];
        Args = PyTuple.Of(rest);
        return Value.None;
    }
}

[PyType("AttributeError", Base = "Exception", Subclassable = true, HasDict = true)]
public sealed partial class PyAttributeError : PyBaseException
{
    internal PyAttributeError(int shapeId) : base(shapeId)
    {
    }

    [PyFields("name")]
    internal Value name = Value.None;

    [PyFields("obj")]
    internal Value obj = Value.None;

    [PyMethod("__init__")]
    public override Value Init(ThreadState ts, Value[] rest, [Keyword] PyDict keywords)
    {
        var names = KeywordFields.Take(ts, this, keywords, "name", "obj");
        if (names is null)
        {
            return default;
        }
        name = names[0];
        obj = names[1];
        Args = PyTuple.Of(rest);
        return Value.None;
    }

    /// <summary>The name, but not the object, which may be anything.</summary>
    protected override PyDict? ReduceState()
    {
        var state = base.ReduceState() ?? new PyDict();
        AddField(state, "name", name);
        AddField(state, "args", new Value(Args));
        return state;
    }
}

[PyType("ImportError", Base = "Exception", Subclassable = true, HasDict = true)]
public sealed partial class PyImportError : PyBaseException
{
    internal PyImportError(int shapeId) : base(shapeId)
    {
    }

    [PyFields("name")]
    internal Value name = Value.None;

    [PyFields("path")]
    internal Value path = Value.None;

    [PyFields("name_from")]
    internal Value nameFrom = Value.None;

    [PyMethod("__init__")]
    public override Value Init(ThreadState ts, Value[] rest, [Keyword] PyDict keywords)
    {
        var names = KeywordFields.Take(ts, this, keywords, "name", "path", "name_from");
        if (names is null)
        {
            return default;
        }
        name = names[0];
        path = names[1];
        nameFrom = names[2];
        Args = PyTuple.Of(rest);
        return Value.None;
    }

    protected override PyDict? ReduceState()
    {
        var state = base.ReduceState() ?? new PyDict();
        AddField(state, "name", name);
        AddField(state, "path", path);
        AddField(state, "name_from", nameFrom);
        return state.Count == 0 ? null : state;
    }

    [PyGetter("msg")]
    public Value Message => Args.Count > 0 ? Args.Items[0] : Value.None;
}

[PyType("SyntaxError", Base = "Exception", Subclassable = true, HasDict = true)]
public sealed unsafe partial class PySyntaxError : PyBaseException
{
    internal PySyntaxError(int shapeId) : base(shapeId)
    {
    }

    [PyFields("msg", "filename", "lineno", "offset", "text", "end_lineno", "end_offset", "print_file_and_line", "_metadata")]
    readonly Value[] fields = [Value.None, Value.None, Value.None, Value.None, Value.None, Value.None, Value.None, Value.None, Value.None];

    const int MetadataField = 8;

    internal Value Message => fields[0];

    /// <summary>0 if it is not known.</summary>
    internal long LineNumber => fields[2].IsInt ? fields[2].Bits : 0;

    /// <summary>For who looks for a misspelled keyword: line and column of the statement, and its source if that is not a file.</summary>
    public Value Metadata
    {
        set => fields[MetadataField] = value;
    }

    [PyMethod("__init__")]
    public override Value Init(ThreadState ts, Value[] rest, [Keyword] PyDict keywords)
    {
        if (rest.Length == 2)
        {
            // Any iterable may say where the error is; args keeps it as it is.
            return rest[1].Object is PyTuple details
                ? InitWithDetails(ts, new Value(details), new Value(this), new Value(PyTuple.Of(rest)), new Value(keywords))
                : ts.Then(Collecting.Tuple(ts, rest[1]), DetailsReady, new Value(this), new Value(PyTuple.Of(rest)), new Value(keywords));
        }
        return base.Init(ts, rest, keywords);
    }

    static readonly Continuation DetailsReady = new("syntax_error.details", &InitWithDetails);

    static Value InitWithDetails(ThreadState ts, Value details, Value self, Value arguments, Value keywords)
    {
        var error = (PySyntaxError)self.Object;
        var place = (PyTuple)details.Object;
        if (place.Count is not (4 or 6 or 7))
        {
            return ts.Raise(BuiltinTypes.TypeError, place.Count < 4 ? $"function missing required argument '{placeNames[place.Count]}' (pos {place.Count + 1})"
                : place.Count == 5 ? "end_offset must be provided when end_lineno is provided"
                : $"function takes at most 7 arguments ({place.Count} given)");
        }
        error.TakePlace(place);
        return error.InitPlainly(ts, ((PyTuple)arguments.Object).Items, (PyDict)keywords.Object);
    }

    static readonly string[] placeNames = ["filename", "lineno", "offset", "text"];

    Value InitPlainly(ThreadState ts, Value[] arguments, PyDict keywords) => base.Init(ts, arguments, keywords);

    protected override void TakeArguments(Value[] arguments)
    {
        fields[0] = arguments.Length > 0 ? arguments[0] : Value.None;
        if (arguments.Length == 2 && arguments[1].Object is PyTuple details)
        {
            TakePlace(details);
        }
    }

    void TakePlace(PyTuple details)
    {
        for (var i = 0; i < 6; i++)
        {
            fields[i + 1] = i < details.Count ? details.Items[i] : Value.None;
        }
        fields[MetadataField] = details.Count > 6 ? details.Items[6] : Value.None;
    }

    [PyMethod("__str__")]
    public override Value Str(ThreadState ts) => ts.Then(Representation.Str(ts, fields[0]), MessageReady, new Value(this));

    static readonly Continuation MessageReady = new("syntax_error.message", &ShowPlace);

    static Value ShowPlace(ThreadState ts, Value text, Value self, Value b, Value c)
    {
        var fields = ((PySyntaxError)self.Object).fields;
        var message = ((PyStr)text.Object).Text;
        var file = (fields[1].Object as PyStr)?.Text;
        if (file is not null && fields[2].IsInt)
        {
            return Value.Str($"{message} ({Path.GetFileName(file)}, line {fields[2].Bits})");
        }
        return Value.Str(file is not null ? $"{message} ({Path.GetFileName(file)})" : fields[2].IsInt ? $"{message} (line {fields[2].Bits})" : message);
    }
}

static class KeywordFields
{
    /// <summary>Keyword arguments of an exception by name, None where not given; null with TypeError pending for others.</summary>
    public static Value[]? Take(ThreadState ts, PyBaseException exception, PyDict keywords, params string?[] names)
    {
        var values = new Value[names.Length];
        for (var at = 0; at < values.Length; at++)
        {
            values[at] = Value.None;
        }
        for (var i = -1; keywords.MoveNext(ref i);)
        {
            var key = ((PyStr)keywords.KeyAt(i).Object).Text;
            var at = Array.IndexOf(names, key);
            if (at < 0)
            {
                var maker = exception switch { PyImportError => BuiltinTypes.ImportError, PyNameError => BuiltinTypes.NameError, PyAttributeError => BuiltinTypes.AttributeError, _ => exception.Type };
                ts.Raise(BuiltinTypes.TypeError, names.Length == 1 && keywords.Count > 1
                    ? $"{maker.Name}() takes at most 1 keyword argument ({keywords.Count} given)"
                    : $"{maker.Name}() got an unexpected keyword argument '{key}'");
                return null;
            }
            values[at] = keywords.ValueAt(i);
        }
        return values;
    }
}
