// unicodedata: the properties of characters and the normal forms of text. The names of characters are the compiler's, who finds the
// characters by them; the other way is not built. https://docs.python.org/3/library/unicodedata.html
namespace Stackless.Runtime;

[PyModule("unicodedata")]
internal static unsafe partial class UnicodeDataModule
{
    [PyConstant("unidata_version")]
    internal const string Version = "16.0.0";

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
            : $"{function}() argument 1 must be a unicode character, not {v.Type.Name}");
        return false;
    }

    [PyFunction("category")]
    internal static Value Category(ThreadState ts, Value chr) => TryCharacter(ts, "category", chr, out int p) ? Value.Str(UnicodeData.Instance.Of(p).Category) : default;

    [PyFunction("bidirectional")]
    internal static Value Bidirectional(ThreadState ts, Value chr) => TryCharacter(ts, "bidirectional", chr, out int p) ? Value.Str(UnicodeData.Instance.Of(p).Direction) : default;

    [PyFunction("east_asian_width")]
    internal static Value EastAsianWidth(ThreadState ts, Value chr) => TryCharacter(ts, "east_asian_width", chr, out int p) ? Value.Str(UnicodeData.Instance.Of(p).Width) : default;

    [PyFunction("mirrored")]
    internal static Value Mirrored(ThreadState ts, Value chr) => TryCharacter(ts, "mirrored", chr, out int p) ? Value.Int(UnicodeData.Instance.Of(p).IsMirrored ? 1 : 0) : default;

    [PyFunction("combining")]
    internal static Value Combining(ThreadState ts, Value chr) => TryCharacter(ts, "combining", chr, out int p) ? Value.Int(UnicodeData.Instance.ClassOf(p)) : default;

    [PyFunction("decomposition")]
    internal static Value Decomposition(ThreadState ts, Value chr) => TryCharacter(ts, "decomposition", chr, out int p) ? Value.Str(UnicodeData.Instance.DecompositionOf(p)) : default;

    static Value Otherwise(ThreadState ts, Value otherwise, string message) => otherwise.IsNull ? ts.Raise(BuiltinTypes.ValueError, message) : otherwise;

    [PyFunction("decimal")]
    internal static Value Decimal(ThreadState ts, Value chr, Value @default = default) => !TryCharacter(ts, "decimal", chr, out int p) ? default
        : UnicodeData.Instance.TryNumeric(p, out var n) && n.Decimal >= 0 ? Value.Int(n.Decimal) : Otherwise(ts, @default, "not a decimal");

    [PyFunction("digit")]
    internal static Value Digit(ThreadState ts, Value chr, Value @default = default) => !TryCharacter(ts, "digit", chr, out int p) ? default
        : UnicodeData.Instance.TryNumeric(p, out var n) && n.Digit >= 0 ? Value.Int(n.Digit) : Otherwise(ts, @default, "not a digit");

    [PyFunction("numeric")]
    internal static Value Numeric(ThreadState ts, Value chr, Value @default = default) => !TryCharacter(ts, "numeric", chr, out int p) ? default
        : UnicodeData.Instance.TryNumeric(p, out var n) ? Value.Float(n.Value) : Otherwise(ts, @default, "not a numeric character");

    [PyFunction("name")]
    internal static Value Name(ThreadState ts, Value chr, Value @default = default) =>
        TryCharacter(ts, "name", chr, out _) ? ts.Raise(BuiltinTypes.NotImplementedError, "unicodedata.name() is not built") : default;

    [PyFunction("normalize")]
    internal static Value Normalize(ThreadState ts, string form, PyStr unistr) => form is "NFC" or "NFD" or "NFKC" or "NFKD"
        ? new Value(UnicodeData.Instance.Normalize(unistr, form.Contains('K'), form.EndsWith('C')))
        : ts.Raise(BuiltinTypes.ValueError, "invalid normalization form");

    [PyFunction("is_normalized")]
    internal static Value IsNormalized(ThreadState ts, string form, PyStr unistr) =>
        Normalize(ts, form, unistr) is { IsNull: false } made ? Value.Bool(((PyStr)made.Object).Equals(unistr)) : default;

    /// <summary>By the name as \N{...} has it.</summary>
    [PyFunction("lookup")]
    internal static Value Lookup(ThreadState ts, string name) => Prelude.Call(ts, PreludeNames.UnicodeLookup, Value.Str(name));
}
