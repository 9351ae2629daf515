// _sre: what CPython's re package asks of its engine. https://docs.python.org/3/library/re.html

namespace Stackless.Runtime;

[PyModule("_sre")]
public static partial class RegexModule
{
    [PyConstant("MAGIC")]
    public const int Magic = 20230612;

    [PyConstant("CODESIZE")]
    public const int CodeSize = 4;

    [PyConstant("MAXREPEAT")]
    public const long MaxRepeat = uint.MaxValue;

    [PyConstant("MAXGROUPS")]
    public const long MaxGroups = int.MaxValue / 2;

    internal static int Lower(int c) => CaseMapping.SimpleLower(c);
    internal static int Upper(int c) => CaseMapping.SimpleUpper(c);

    [PyFunction("unicode_tolower")]
    public static long UnicodeToLower(int c) => Lower(c);

    [PyFunction("ascii_tolower")]
    public static long AsciiToLower(int c) => c is >= 'A' and <= 'Z' ? c + 32 : c;

    [PyFunction("unicode_iscased")]
    public static bool IsUnicodeCased(int c) => Lower(c) != c || CaseMapping.Upper(c) != CaseMapping.Text(c);

    [PyFunction("ascii_iscased")]
    public static bool IsAsciiCased(int c) => c < 128 && char.IsAsciiLetter((char)c);

    [PyFunction("getcodesize")]
    public static long GetCodeSize() => CodeSize;

    /// <summary>A parsed replacement: literals and group numbers in turn.</summary>
    [PyFunction("template")]
    public static Value Template(Value pattern, PyList parts) => new(new PyTuple(parts.ToArray()));

    [PyFunction("compile")]
    public static Value Compile(ThreadState ts, [Keyword] Value pattern, [Keyword] int flags, [Keyword] PyList code, [Keyword] int groups,
        [Keyword] PyDict groupindex, [Keyword] PyTuple indexgroup)
    {
        var codes = new uint[code.Count];
        for (var i = 0; i < codes.Length; i++)
        {
            if (!Numbers.TryLong(code[i], out var c))
            {
                return ts.Raise(BuiltinTypes.TypeError, "an integer is required");
            }
            codes[i] = (uint)c;
        }
        return new Value(new PyRegex(pattern, flags, codes, groups, groupindex, indexgroup));
    }

    /// <summary>A pattern's text compiled here; None if that is for Python's compiler to do.</summary>
    [PyFunction("_compile_native")]
    public static Value CompileNative(Value pattern, int flags) => RegexCompiler.Compile(pattern, flags) is { } compiled ? new Value(compiled) : Value.None;

    /// <summary>A look for a pattern that was pickled while it was under way.</summary>
    [PyFunction("_run")]
    public static Value Run(ThreadState ts, PyRegex pattern, PyBytes state)
    {
        var run = pattern.NewRun();
        return run.TryRestore(state.Data) ? new Value(run) : ts.Raise(BuiltinTypes.UnpicklingError, "the pickled search is not one of this pattern");
    }

    /// <summary>An iterator over matches that was pickled.</summary>
    [PyFunction("_scanner")]
    public static PyRegexScanner Scanner(PyRegex pattern, Value subject, int position, int end, bool advances) => new(pattern, subject, position, end, advances);

    /// <summary>A match as a pickle has it: where all groups stand, the whole first.</summary>
    [PyFunction("_match")]
    internal static Value Match(ThreadState ts, PyRegex pattern, Value subject, PyTuple spans, int lastGroup, int position, int end)
    {
        var numbers = new int[spans.Count];
        var length = subject.Object is PyStr text ? text.Length : Buffers.IsBuffer(subject) ? Buffers.Span(subject).Length : -1;
        for (var i = 0; i < numbers.Length; i++)
        {
            if (!spans.Items[i].IsInt || spans.Items[i].Bits < -1 || spans.Items[i].Bits > length)
            {
                return ts.Raise(BuiltinTypes.ValueError, "a match stands in its subject");
            }
            numbers[i] = (int)spans.Items[i].Bits;
        }
        return numbers.Length == 2 * (pattern.GroupCount + 1) && numbers[0] >= 0 && numbers[1] >= numbers[0] && lastGroup >= -1 && lastGroup <= pattern.GroupCount
            ? new Value(new PyMatch(pattern, subject, numbers[0], numbers[1], numbers[2..], lastGroup, position, end))
            : ts.Raise(BuiltinTypes.ValueError, "a match has the groups of its pattern");
    }

    /// <summary>What sub does with a template, which is parsed.</summary>
    [PyFunction("_replace")]
    public static Value Replace(ThreadState ts, PyRegex pattern, PyTuple template, Value subject, long count, bool isCounted) =>
        pattern.ReplaceWith(ts, template, subject, count, isCounted);

    /// <summary>A function of this module, as a pickle names it.</summary>
    internal static Value Maker(ThreadState ts, string name) => ts.Interpreter.NativeModule("_sre").Dictionary.GetOrNull(PyStr.Intern(name));
}
