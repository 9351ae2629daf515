// Upper, lower and title case and case folding of a code point: .NET's simple mapping, and what Unicode has beyond it (a letter that becomes
// several; the letters that .NET leaves out because they depend on the language elsewhere). A table where there is no rule.
// https://www.unicode.org/Public/UCD/latest/ucd/SpecialCasing.txt and CaseFolding.txt
using System.Collections.Frozen;
using System.Text;

namespace Stackless.Runtime;

static class CaseMapping
{
    const int DottedI = 0x130, DotlessI = 0x131, LongS = 0x17f, SharpS = 0xdf, CapitalSharpS = 0x1e9e, Ypogegrammeni = 0x345;
    const char Iota = '\u0399';

    // A letter and what it becomes.
    static readonly FrozenDictionary<int, string> capitals = (
        "\u00dfSS|\u0149\u02bcN|\u01f0J\u030c|\u0390\u0399\u0308\u0301|\u03b0\u03a5\u0308\u0301|\u0587\u0535\u0552|"
        + "\u1e96H\u0331|\u1e97T\u0308|\u1e98W\u030a|\u1e99Y\u030a|\u1e9aA\u02be|"
        + "\u1f50\u03a5\u0313|\u1f52\u03a5\u0313\u0300|\u1f54\u03a5\u0313\u0301|\u1f56\u03a5\u0313\u0342|"
        + "\u1fb2\u1fba\u0399|\u1fb3\u0391\u0399|\u1fb4\u0386\u0399|\u1fb6\u0391\u0342|\u1fb7\u0391\u0342\u0399|\u1fbc\u0391\u0399|"
        + "\u1fc2\u1fca\u0399|\u1fc3\u0397\u0399|\u1fc4\u0389\u0399|\u1fc6\u0397\u0342|\u1fc7\u0397\u0342\u0399|\u1fcc\u0397\u0399|"
        + "\u1fd2\u0399\u0308\u0300|\u1fd3\u0399\u0308\u0301|\u1fd6\u0399\u0342|\u1fd7\u0399\u0308\u0342|"
        + "\u1fe2\u03a5\u0308\u0300|\u1fe3\u03a5\u0308\u0301|\u1fe4\u03a1\u0313|\u1fe6\u03a5\u0342|\u1fe7\u03a5\u0308\u0342|"
        + "\u1ff2\u1ffa\u0399|\u1ff3\u03a9\u0399|\u1ff4\u038f\u0399|\u1ff6\u03a9\u0342|\u1ff7\u03a9\u0342\u0399|\u1ffc\u03a9\u0399|"
        + "\ufb00FF|\ufb01FI|\ufb02FL|\ufb03FFI|\ufb04FFL|\ufb05ST|\ufb06ST|"
        + "\ufb13\u0544\u0546|\ufb14\u0544\u0535|\ufb15\u0544\u053b|\ufb16\u054e\u0546|\ufb17\u0544\u053d")
        .Split('|').ToFrozenDictionary(entry => (int)entry[0], entry => entry[1..]);

    static bool IsSurrogate(int c) => c is >= 0xd800 and < 0xe000;

    public static string Text(int c) => IsSurrogate(c) ? ((char)c).ToString() : new Rune(c).ToString();

    /// <summary>One code point for one, as regular expressions compare.</summary>
    public static int SimpleUpper(int c) => c switch
    {
        DotlessI => 'I',
        LongS => 'S',
        _ => IsSurrogate(c) ? c : Rune.ToUpperInvariant(new Rune(c)).Value,
    };

    /// <inheritdoc cref="SimpleUpper"/>
    public static int SimpleLower(int c) => c == DottedI ? 'i' : IsSurrogate(c) ? c : Rune.ToLowerInvariant(new Rune(c)).Value;

    public static string Upper(int c)
    {
        if (c < 128)
        {
            return Text(SimpleUpper(c));
        }
        // Greek with an iota below: it becomes a letter of its own.
        if (c is >= 0x1f80 and <= 0x1faf)
        {
            var capital = (c & ~15) switch { 0x1f80 => 0x1f08, 0x1f90 => 0x1f28, _ => 0x1f68 };
            return string.Concat((char)(capital + (c & 7)), Iota);
        }
        return capitals.TryGetValue(c, out var special) ? special : Text(SimpleUpper(c));
    }

    public static string Lower(int c) => c == DottedI ? "i\u0307" : Text(SimpleLower(c));

    public static string Title(int c)
    {
        switch (c)
        {
            case >= 0x1c4 and <= 0x1c6:
                return "\u01c5";
            case >= 0x1c7 and <= 0x1c9:
                return "\u01c8";
            case >= 0x1ca and <= 0x1cc:
                return "\u01cb";
            case >= 0x1f1 and <= 0x1f3:
                return "\u01f2";
            case >= 0x10d0 and <= 0x10ff:
                return Text(c);
            case >= 0x1f80 and <= 0x1faf:
                return ((char)(c | 8)).ToString();
            case 0x1fb3 or 0x1fc3 or 0x1ff3:
                return ((char)(c + 9)).ToString();
            case 0x1fbc or 0x1fcc or 0x1ffc:
                return Text(c);
        }
        var upper = Upper(c);
        if (upper.Length > 1 && upper[^1] == Iota)
        {
            return upper[..^1] + (char)Ypogegrammeni;
        }
        // Ligatures: only the first of their letters.
        return c is SharpS or 0x587 or >= 0xfb00 and <= 0xfb17 ? upper[0] + upper[1..].ToLowerInvariant() : upper;
    }

    /// <summary>As the lower case of the upper case, but for what has lost its difference on the way up, and Cherokee, whose capitals are older.</summary>
    public static string Fold(int c)
    {
        if (c is >= 0x13a0 and <= 0x13fd or >= 0xab70 and <= 0xabbf)
        {
            return Upper(c);
        }
        return c switch
        {
            DotlessI => "\u0131",
            DottedI => "i\u0307",
            CapitalSharpS => "ss",
            _ when c < 128 => Text(SimpleLower(c)),
            _ => LowerAll(Upper(c)),
        };
    }

    static string LowerAll(string upper)
    {
        var text = new StringBuilder(upper.Length);
        foreach (var rune in upper.EnumerateRunes())
        {
            text.Append(Text(SimpleLower(rune.Value)));
        }
        return text.ToString();
    }
}
