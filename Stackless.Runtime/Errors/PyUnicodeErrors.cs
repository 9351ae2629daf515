// UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError: where in what an encoding failed, and why.
namespace Stackless.Runtime;

public abstract unsafe class PyUnicodeErrorBase : PyBaseException
{
    internal PyUnicodeErrorBase(int shapeId) : base(shapeId)
    {
    }

    /// <summary>(encoding,) object, start, end, reason.</summary>
    [PyFields("encoding", "object", "start", "end", "reason")]
    protected Value[] fields = [Value.None, Value.None, Value.None, Value.None, Value.None];

    protected virtual int FieldCount => 5;

    // __init__ was called: until then there is nothing to be said.
    bool isMade;

    protected override void TakeArguments(Value[] arguments)
    {
        if (arguments.Length == FieldCount)
        {
            fields = FieldCount == 5 ? [.. arguments] : [Value.None, .. arguments];
            isMade = true;
        }
    }

    [PyMethod("__init__")]
    public override Value Init(ThreadState ts, Value[] rest, [Keyword] PyDict keywords)
    {
        if (keywords.Count > 0)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"{Type.MessageName}() takes no keyword arguments");
        }
        if (rest.Length != FieldCount)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"function takes exactly {FieldCount} arguments ({rest.Length} given)");
        }
        var isMissing = 5 - FieldCount;
        for (var i = 0; i < FieldCount; i++)
        {
            var problem = (i + isMissing) switch
            {
                0 or 4 when rest[i].Object is not PyStr => $"argument {i + 1} must be str, not {rest[i].Type.MessageName}",
                1 when IsOfBytes && !Buffers.IsBuffer(rest[i]) => $"a bytes-like object is required, not '{rest[i].Type.MessageName}'",
                1 when !IsOfBytes && rest[i].Object is not PyStr => $"argument {i + 1} must be str, not {rest[i].Type.MessageName}",
                2 or 3 when !Numbers.IsInt(rest[i]) => $"'{rest[i].Type.MessageName}' object cannot be interpreted as an integer",
                _ => null,
            };
            if (problem is not null)
            {
                return ts.Raise(BuiltinTypes.TypeError, problem);
            }
        }
        var done = base.Init(ts, rest, keywords);
        if (!done.IsNull && IsOfBytes && fields[1].Object is not PyBytes)
        {
            fields[1] = new Value(new PyBytes(Buffers.Span(fields[1]).ToArray()));
        }
        return done;
    }

    protected virtual bool IsOfBytes => false;

    protected long From => fields[2].IsInt ? fields[2].Bits : 0;
    protected long To => fields[3].IsInt ? fields[3].Bits : 0;

    // The fields may have been set to anything, and their texts may change the others.
    [PyMethod("__str__")]
    public override Value Str(ThreadState ts) => isMade ? ts.Then(Representation.Str(ts, fields[4]), ReasonReady, new Value(this)) : Value.Str("");

    static readonly Continuation ReasonReady = new("unicode_error.reason", &AskEncoding), EncodingReady = new("unicode_error.encoding", &Describe);

    static Value AskEncoding(ThreadState ts, Value reason, Value self, Value b, Value c)
    {
        var error = (PyUnicodeErrorBase)self.Object;
        return error.FieldCount == 5 ? ts.Then(Representation.Str(ts, error.fields[0]), EncodingReady, self, reason) : Describe(ts, Value.Str(""), self, reason, c);
    }

    static Value Describe(ThreadState ts, Value encoding, Value self, Value reason, Value c)
    {
        var error = (PyUnicodeErrorBase)self.Object;
        if (error.IsOfBytes ? error.fields[1].Object is not PyBytes : error.fields[1].Object is not PyStr)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"UnicodeError 'object' attribute must be a {(error.IsOfBytes ? "bytes" : "string")}");
        }
        return Value.Str(error.Describe(((PyStr)encoding.Object).Text, ((PyStr)reason.Object).Text));
    }

    protected abstract string Describe(string encoding, string reason);

    // Which one, if it is one.
    protected bool IsOne => To == From + 1 && From >= 0 && From < (IsOfBytes ? ((PyBytes)fields[1].Object).Span.Length : ((PyStr)fields[1].Object).Length);

    protected string Character()
    {
        var point = ((PyStr)fields[1].Object)[(int)From];
        return point <= 0xff ? $"\\x{point:x2}" : point <= 0xffff ? $"\\u{point:x4}" : $"\\U{point:x8}";
    }
}

[PyType("UnicodeEncodeError", Base = "UnicodeError", Subclassable = true, HasDict = true)]
public sealed partial class PyUnicodeEncodeError : PyUnicodeErrorBase
{
    internal PyUnicodeEncodeError(int shapeId) : base(shapeId)
    {
    }

    protected override string Describe(string encoding, string reason) => IsOne
        ? $"'{encoding}' codec can't encode character '{Character()}' in position {From}: {reason}"
        : $"'{encoding}' codec can't encode characters in position {From}-{To - 1}: {reason}";
}

[PyType("UnicodeDecodeError", Base = "UnicodeError", Subclassable = true, HasDict = true)]
public sealed partial class PyUnicodeDecodeError : PyUnicodeErrorBase
{
    internal PyUnicodeDecodeError(int shapeId) : base(shapeId)
    {
    }

    protected override bool IsOfBytes => true;

    protected override string Describe(string encoding, string reason) => IsOne
        ? $"'{encoding}' codec can't decode byte 0x{((PyBytes)fields[1].Object).Span[(int)From]:x2} in position {From}: {reason}"
        : $"'{encoding}' codec can't decode bytes in position {From}-{To - 1}: {reason}";
}

[PyType("UnicodeTranslateError", Base = "UnicodeError", Subclassable = true, HasDict = true)]
public sealed partial class PyUnicodeTranslateError : PyUnicodeErrorBase
{
    internal PyUnicodeTranslateError(int shapeId) : base(shapeId)
    {
    }

    protected override int FieldCount => 4;

    protected override string Describe(string encoding, string reason) => IsOne
        ? $"can't translate character '{Character()}' in position {From}: {reason}"
        : $"can't translate characters in position {From}-{To - 1}: {reason}";
}
