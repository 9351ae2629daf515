// _marshal: what the library's marshal cannot do in Python. https://docs.python.org/3/library/marshal.html
namespace Stackless.Runtime;

[PyModule("_marshal")]
static partial class MarshalModule
{
    [PyFunction("is_code")]
    internal static bool IsCode(Value value) => value.Object is Code;

    /// <summary>What compiles the code of a text again: the text, how it was compiled, which of its functions it is and what that is called. None for a file's.</summary>
    [PyFunction("description")]
    internal static Value Description(ThreadState ts, Value value) => value.Object is Code { Origin: { } origin } code && NumberOf(code) is { } number
        ? new Value(PyTuple.Of(new Value(origin.Text), Value.Str(origin.FileName), Value.Str(origin.Mode), Value.Int(number),
            Value.Str(code.Name), Value.Str(code.QualifiedName), Value.Str(code.FileName), Value.Int(code.FirstLine), Value.Int((long)code.Flags)))
        : Value.None;

    // Emitted code has no number, but the body of a text is known anyhow.
    static int? NumberOf(Code code) => code.Evaluated?.Number ?? (code.HasNamespace && code.QualifiedName == "<module>" ? 0 : null);

    [PyFunction("described_code")]
    internal static Value DescribedCode(ThreadState ts, PyStr text, PyStr compiledAs, PyStr mode, long number, PyStr name, PyStr qualifiedName, PyStr file, long line, long flags)
    {
        if (!Host.IsModeOfText(mode.Text))
        {
            return ts.Raise(BuiltinTypes.ValueError, "bad marshal data (code)");
        }
        if (Host.Current.CompileText(ts, text, compiledAs.Text, mode.Text) is not { } module)
        {
            return default;
        }
        ts.TakeSyntaxWarnings();
        module.Origin = new TextOrigin(text, compiledAs.Text, mode.Text);
        var code = module.Body;
        if (number != 0)
        {
            if (module is not EvaluatedModule evaluated || number < 0 || number >= evaluated.FunctionCount)
            {
                return ts.Raise(BuiltinTypes.ValueError, "bad marshal data (code)");
            }
            code = evaluated.CodeOf((int)number);
        }
        var isSame = code.Name == name.Text && code.QualifiedName == qualifiedName.Text && code.FileName == file.Text && code.FirstLine == line && (long)code.Flags == flags;
        return new Value(isSame ? code : code.With(name.Text, qualifiedName.Text, file.Text, (int)line,
            code.Flags & ~CodeFlags.IsIterableCoroutine | (CodeFlags)flags & CodeFlags.IsIterableCoroutine));
    }

    /// <summary>A tuple whose items follow: they may refer to it.</summary>
    [PyFunction("unfilled_tuple")]
    internal static Value UnfilledTuple(long count)
    {
        // Its length is only known to be right when its items have been read. With something in it until then: an empty tuple that is pickled
        // meanwhile comes back as the one that all have.
        return count == 0 ? new Value(PyTuple.Empty) : new Value(new PyTuple([Value.None]));
    }

    [PyFunction("fill")]
    internal static void Fill(PyTuple unfilled, PyList items)
    {
        if (items.Count > 0)
        {
            unfilled.Items = items.ToArray();
        }
    }
}
