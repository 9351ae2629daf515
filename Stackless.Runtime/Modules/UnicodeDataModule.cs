// unicodedata: the properties of characters and the normal forms of text, of the newest version and, as the object ucd_3_2_0, of Unicode 3.2. The names of
// characters are the compiler's, who finds the characters by them. https://docs.python.org/3/library/unicodedata.html
namespace Stackless.Runtime;

[PyModule("unicodedata")]
static unsafe partial class UnicodeDataModule
{
    [PyConstant("unidata_version")]
    internal const string Version = "16.0.0";

    [PyConstant("UCD")]
    internal static PyType VersionType => PyUnicodeVersion.TypeObject;

    [PyConstant("ucd_3_2_0")]
    internal static PyUnicodeVersion Old => new();

    [PyFunction("category")]
    internal static Value Category(ThreadState ts, Value chr) => UnicodeAnswers.Category(ts, UnicodeData.Newest, chr);

    [PyFunction("bidirectional")]
    internal static Value Bidirectional(ThreadState ts, Value chr) => UnicodeAnswers.Bidirectional(ts, UnicodeData.Newest, chr);

    [PyFunction("east_asian_width")]
    internal static Value EastAsianWidth(ThreadState ts, Value chr) => UnicodeAnswers.EastAsianWidth(ts, UnicodeData.Newest, chr);

    [PyFunction("mirrored")]
    internal static Value Mirrored(ThreadState ts, Value chr) => UnicodeAnswers.Mirrored(ts, UnicodeData.Newest, chr);

    [PyFunction("combining")]
    internal static Value Combining(ThreadState ts, Value chr) => UnicodeAnswers.Combining(ts, UnicodeData.Newest, chr);

    [PyFunction("decomposition")]
    internal static Value Decomposition(ThreadState ts, Value chr) => UnicodeAnswers.Decomposition(ts, UnicodeData.Newest, chr);

    [PyFunction("decimal")]
    internal static Value Decimal(ThreadState ts, Value chr, Value @default = default) => UnicodeAnswers.Decimal(ts, UnicodeData.Newest, chr, @default);

    [PyFunction("digit")]
    internal static Value Digit(ThreadState ts, Value chr, Value @default = default) => UnicodeAnswers.Digit(ts, UnicodeData.Newest, chr, @default);

    [PyFunction("numeric")]
    internal static Value Numeric(ThreadState ts, Value chr, Value @default = default) => UnicodeAnswers.Numeric(ts, UnicodeData.Newest, chr, @default);

    [PyFunction("name")]
    internal static Value Name(ThreadState ts, Value chr, Value @default = default) => UnicodeAnswers.Name(ts, UnicodeData.Newest, chr, @default);

    [PyFunction("normalize")]
    internal static Value Normalize(ThreadState ts, string form, PyStr unistr) => UnicodeAnswers.Normalize(ts, UnicodeData.Newest, form, unistr);

    [PyFunction("is_normalized")]
    internal static Value IsNormalized(ThreadState ts, string form, PyStr unistr) => UnicodeAnswers.IsNormalized(ts, UnicodeData.Newest, form, unistr);

    /// <summary>By the name as \N{...} has it.</summary>
    [PyFunction("lookup")]
    internal static Value Lookup(ThreadState ts, string name) => Prelude.Call(ts, PreludeNames.UnicodeLookup, Value.Str(name));
}

/// <summary>The same questions, answered as Unicode 3.2 did.</summary>
[PyType("UCD", Module = "unicodedata", IsHidden = true)]
sealed unsafe partial class PyUnicodeVersion() : PyObject(ShapeIds.UnicodeVersion)
{
    [PyGetter("unidata_version")]
    public string Version => "3.2.0";

    [PyMethod("category")]
    public Value Category(ThreadState ts, Value chr) => UnicodeAnswers.Category(ts, UnicodeData.Old, chr);

    [PyMethod("bidirectional")]
    public Value Bidirectional(ThreadState ts, Value chr) => UnicodeAnswers.Bidirectional(ts, UnicodeData.Old, chr);

    [PyMethod("east_asian_width")]
    public Value EastAsianWidth(ThreadState ts, Value chr) => UnicodeAnswers.EastAsianWidth(ts, UnicodeData.Old, chr);

    [PyMethod("mirrored")]
    public Value Mirrored(ThreadState ts, Value chr) => UnicodeAnswers.Mirrored(ts, UnicodeData.Old, chr);

    [PyMethod("combining")]
    public Value Combining(ThreadState ts, Value chr) => UnicodeAnswers.Combining(ts, UnicodeData.Old, chr);

    [PyMethod("decomposition")]
    public Value Decomposition(ThreadState ts, Value chr) => UnicodeAnswers.Decomposition(ts, UnicodeData.Old, chr);

    [PyMethod("decimal")]
    public Value Decimal(ThreadState ts, Value chr, Value @default = default) => UnicodeAnswers.Decimal(ts, UnicodeData.Old, chr, @default);

    [PyMethod("digit")]
    public Value Digit(ThreadState ts, Value chr, Value @default = default) => UnicodeAnswers.Digit(ts, UnicodeData.Old, chr, @default);

    [PyMethod("numeric")]
    public Value Numeric(ThreadState ts, Value chr, Value @default = default) => UnicodeAnswers.Numeric(ts, UnicodeData.Old, chr, @default);

    [PyMethod("name")]
    public Value Name(ThreadState ts, Value chr, Value @default = default) => UnicodeAnswers.Name(ts, UnicodeData.Old, chr, @default);

    [PyMethod("normalize")]
    public Value Normalize(ThreadState ts, string form, PyStr unistr) => UnicodeAnswers.Normalize(ts, UnicodeData.Old, form, unistr);

    [PyMethod("is_normalized")]
    public Value IsNormalized(ThreadState ts, string form, PyStr unistr) => UnicodeAnswers.IsNormalized(ts, UnicodeData.Old, form, unistr);

    [PyMethod("lookup")]
    public Value Lookup(ThreadState ts, string name) => Prelude.Call(ts, PreludeNames.UnicodeLookup, Value.Str(name));

    [PyMethod("__reduce__")]
    public string Reduce() => "ucd_3_2_0";
}

/// <summary>What both versions are asked.</summary>
static class UnicodeAnswers
{
    static bool TryCharacter(ThreadState ts, string function, Value v, out int point)
    {
        point = 0;
        if (v.Object is PyStr { Length: 1 } character)
        {
            point = character[0];
            return true;
        }
        ts.Raise(BuiltinTypes.TypeError, v.Object is PyStr s
            ? $"{function}: argument must be a unicode character, not a string of length {s.Length}"
            : $"{function}() argument 1 must be a unicode character, not {v.Type.MessageName}");
        return false;
    }

    public static Value Category(ThreadState ts, UnicodeData data, Value chr) => TryCharacter(ts, "category", chr, out var p) ? Value.Str(data.Of(p).Category) : default;

    public static Value Bidirectional(ThreadState ts, UnicodeData data, Value chr) => TryCharacter(ts, "bidirectional", chr, out var p) ? Value.Str(data.Of(p).Direction) : default;

    public static Value EastAsianWidth(ThreadState ts, UnicodeData data, Value chr) => TryCharacter(ts, "east_asian_width", chr, out var p) ? Value.Str(data.Of(p).Width) : default;

    public static Value Mirrored(ThreadState ts, UnicodeData data, Value chr) => TryCharacter(ts, "mirrored", chr, out var p) ? Value.Int(data.Of(p).IsMirrored ? 1 : 0) : default;

    public static Value Combining(ThreadState ts, UnicodeData data, Value chr) => TryCharacter(ts, "combining", chr, out var p) ? Value.Int(data.ClassOf(p)) : default;

    public static Value Decomposition(ThreadState ts, UnicodeData data, Value chr) => TryCharacter(ts, "decomposition", chr, out var p) ? Value.Str(data.DecompositionOf(p)) : default;

    static Value Otherwise(ThreadState ts, Value otherwise, string message) => otherwise.IsNull ? ts.Raise(BuiltinTypes.ValueError, message) : otherwise;

    public static Value Decimal(ThreadState ts, UnicodeData data, Value chr, Value otherwise) => !TryCharacter(ts, "decimal", chr, out var p) ? default
        : data.TryNumeric(p, out var n) && n.Decimal >= 0 ? Value.Int(n.Decimal) : Otherwise(ts, otherwise, "not a decimal");

    public static Value Digit(ThreadState ts, UnicodeData data, Value chr, Value otherwise) => !TryCharacter(ts, "digit", chr, out var p) ? default
        : data.TryNumeric(p, out var n) && n.Digit >= 0 ? Value.Int(n.Digit) : Otherwise(ts, otherwise, "not a digit");

    public static Value Numeric(ThreadState ts, UnicodeData data, Value chr, Value otherwise) => !TryCharacter(ts, "numeric", chr, out var p) ? default
        : data.TryNumeric(p, out var n) ? Value.Float(n.Value) : Otherwise(ts, otherwise, "not a numeric character");

    public static Value Name(ThreadState ts, UnicodeData data, Value chr, Value otherwise) => !TryCharacter(ts, "name", chr, out var p) ? default
        : data.Of(p).Category is not ("Cn" or "Co" or "Cs") && Host.Current.NameOf(p) is { } name ? Value.Str(name) : Otherwise(ts, otherwise, "no such name");

    public static Value Normalize(ThreadState ts, UnicodeData data, string form, PyStr text) => form is "NFC" or "NFD" or "NFKC" or "NFKD"
        ? new Value(data.Normalize(text, form.Contains('K'), form.EndsWith('C')))
        : ts.Raise(BuiltinTypes.ValueError, "invalid normalization form");

    public static Value IsNormalized(ThreadState ts, UnicodeData data, string form, PyStr text) =>
        Normalize(ts, data, form, text) is { IsNull: false } made ? Value.Bool(((PyStr)made.Object).Equals(text)) : default;
}
