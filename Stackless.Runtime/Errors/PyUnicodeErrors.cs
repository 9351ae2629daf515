// UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError: where in what an encoding failed, and why.
namespace Stackless.Runtime;

public abstract class PyUnicodeErrorBase : PyBaseException
{
    internal PyUnicodeErrorBase(int shapeId) : base(shapeId)
    {
    }

    /// <summary>(encoding,) object, start, end, reason.</summary>
    [PyFields("encoding", "object", "start", "end", "reason")]
    protected Value[] fields = [Value.None, Value.None, Value.None, Value.None, Value.None];

    protected virtual int FieldCount => 5;

    protected override void TakeArguments(Value[] arguments)
    {
        if (arguments.Length == FieldCount)
        {
            fields = FieldCount == 5 ? arguments : [Value.None, .. arguments];
        }
    }

    [PyMethod("__init__")]
    public override Value Init(ThreadState ts, Value[] rest, [Keyword] PyDict keywords)
    {
        if (rest.Length != FieldCount)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"function takes exactly {FieldCount} arguments ({rest.Length} given)");
        }
        return base.Init(ts, rest, keywords);
    }

    protected string Name => (fields[0].Object as PyStr)?.Text ?? "";
    protected long From => fields[2].IsInt ? fields[2].Bits : 0;
    protected long To => fields[3].IsInt ? fields[3].Bits : 0;
    protected string Why => (fields[4].Object as PyStr)?.Text ?? "";

    protected string Character()
    {
        if (fields[1].Object is PyStr s && From >= 0 && From < s.Length)
        {
            var escape = new System.Text.StringBuilder();
            TextRepr.AppendEscape(escape, s[(int)From]);
            return escape.ToString();
        }
        return "?";
    }
}

[PyType("UnicodeEncodeError", Base = "UnicodeError", Subclassable = true, HasDict = true)]
public sealed partial class PyUnicodeEncodeError : PyUnicodeErrorBase
{
    internal PyUnicodeEncodeError(int shapeId) : base(shapeId)
    {
    }

    [PyMethod("__str__")]
    public override Value Str(ThreadState ts) => Value.Str(To == From + 1
        ? $"'{Name}' codec can't encode character '{Character()}' in position {From}: {Why}"
        : $"'{Name}' codec can't encode characters in position {From}-{To - 1}: {Why}");
}

[PyType("UnicodeDecodeError", Base = "UnicodeError", Subclassable = true, HasDict = true)]
public sealed partial class PyUnicodeDecodeError : PyUnicodeErrorBase
{
    internal PyUnicodeDecodeError(int shapeId) : base(shapeId)
    {
    }

    [PyMethod("__str__")]
    public override Value Str(ThreadState ts)
    {
        if (To == From + 1 && Buffers.IsBuffer(fields[1]) && From < Buffers.Span(fields[1]).Length)
        {
            return Value.Str($"'{Name}' codec can't decode byte 0x{Buffers.Span(fields[1])[(int)From]:x2} in position {From}: {Why}");
        }
        return Value.Str($"'{Name}' codec can't decode bytes in position {From}-{To - 1}: {Why}");
    }
}

[PyType("UnicodeTranslateError", Base = "UnicodeError", Subclassable = true, HasDict = true)]
public sealed partial class PyUnicodeTranslateError : PyUnicodeErrorBase
{
    internal PyUnicodeTranslateError(int shapeId) : base(shapeId)
    {
    }

    protected override int FieldCount => 4;

    [PyMethod("__str__")]
    public override Value Str(ThreadState ts) => Value.Str(To == From + 1
        ? $"can't translate character '{Character()}' in position {From}: {Why}"
        : $"can't translate characters in position {From}-{To - 1}: {Why}");
}
