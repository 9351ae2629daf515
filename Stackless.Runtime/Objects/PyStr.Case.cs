// str's methods about case and character classes. Full case mapping (a letter that becomes several) for the common cases that .NET's
// simple mapping does not have. https://docs.python.org/3/library/stdtypes.html#str.casefold
using System.Text;

namespace Stackless.Runtime;

public unsafe partial class PyStr
{
    static string UpperOf(int c) => c switch
    {
        0xdf => "SS",
        0x149 => "\u02bcN",
        0x1f0 => "J\u030c",
        0x390 => "\u0399\u0308\u0301",
        0x3b0 => "\u03a5\u0308\u0301",
        0x587 => "\u0535\u0552",
        >= 0xfb00 and <= 0xfb06 => (string[])["FF", "FI", "FL", "FFI", "FFL", "ST", "ST"] is var l ? l[c - 0xfb00] : "",
        _ => Simple(c, Rune.ToUpperInvariant),
    };

    static string LowerOf(int c) => c == 0x130 ? "i\u0307" : Simple(c, Rune.ToLowerInvariant);

    static string TitleOf(int c) => c switch
    {
        0xdf => "Ss",
        >= 0x1c4 and <= 0x1c6 => "\u01c5",
        >= 0x1c7 and <= 0x1c9 => "\u01c8",
        >= 0x1ca and <= 0x1cc => "\u01cb",
        >= 0x1f1 and <= 0x1f3 => "\u01f2",
        >= 0xfb00 and <= 0xfb06 => (string[])["Ff", "Fi", "Fl", "Ffi", "Ffl", "St", "St"] is var l ? l[c - 0xfb00] : "",
        >= 0x10d0 and <= 0x10ff => ((char)c).ToString(),
        _ => UpperOf(c),
    };

    static string FoldOf(int c) => c switch
    {
        0xdf or 0x1e9e => "ss",
        0x149 => "\u02bcn",
        0x1f0 => "j\u030c",
        0x17f => "s",
        0x3c2 => "\u03c3",
        0xb5 => "\u03bc",
        0x345 => "\u03b9",
        >= 0xfb00 and <= 0xfb06 => (string[])["ff", "fi", "fl", "ffi", "ffl", "st", "st"] is var l ? l[c - 0xfb00] : "",
        >= 0x13f8 and <= 0x13fd => ((char)(c - 8)).ToString(),
        >= 0x13a0 and <= 0x13f5 => ((char)c).ToString(),
        _ => LowerOf(c),
    };

    static string Simple(int c, Func<Rune, Rune> map) => c is >= 0xd800 and < 0xe000 ? ((char)c).ToString() : map(new Rune(c)).ToString();

    PyStr MapPoints(Func<int, int, string> map)
    {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++)
        {
            text.Append(map(this[i], i));
        }
        return new PyStr(text.ToString());
    }

    bool IsAsciiText => Content is string text && Ascii.IsValid(text);

    // A sigma at the end of a word is written differently.
    string LowerAt(int c, int i)
    {
        if (c != 0x3a3)
        {
            return LowerOf(c);
        }
        int before = i - 1, after = i + 1;
        while (before >= 0 && IsCaseIgnorable(this[before]))
        {
            before--;
        }
        while (after < length && IsCaseIgnorable(this[after]))
        {
            after++;
        }
        bool isFinal = before >= 0 && CharacterClass.IsCased(this[before]) && (after >= length || !CharacterClass.IsCased(this[after]));
        return isFinal ? "\u03c2" : "\u03c3";
    }

    static bool IsCaseIgnorable(int c) => c is '\'' or '.' or ':' or '^' or '`' or 0xa8 or 0xad or 0xaf or 0xb4 or 0xb7 or 0xb8 or 0x2019
        || c >= 128 && c is < 0xd800 or >= 0xe000 && System.Globalization.CharUnicodeInfo.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.EnclosingMark or System.Globalization.UnicodeCategory.Format
            or System.Globalization.UnicodeCategory.ModifierLetter or System.Globalization.UnicodeCategory.ModifierSymbol;

    [PyMethod("lower")]
    public PyStr Lower() => IsAsciiText ? new PyStr(Text.ToLowerInvariant(), false) : MapPoints(LowerAt);

    [PyMethod("upper")]
    public PyStr Upper() => IsAsciiText ? new PyStr(Text.ToUpperInvariant(), false) : MapPoints(static (c, _) => UpperOf(c));

    [PyMethod("casefold")]
    public PyStr Casefold() => IsAsciiText ? new PyStr(Text.ToLowerInvariant(), false) : MapPoints(static (c, _) => FoldOf(c));

    [PyMethod("swapcase")]
    public PyStr SwapCase() => MapPoints((c, i) => CharacterClass.IsUpper(c) ? LowerAt(c, i) : CharacterClass.IsLower(c) ? UpperOf(c) : Simple(c, static r => r));

    [PyMethod("capitalize")]
    public PyStr Capitalize() => MapPoints((c, i) => i == 0 ? TitleOf(c) : LowerAt(c, i));

    [PyMethod("title")]
    public PyStr Title()
    {
        bool inWord = false;
        return MapPoints((c, i) =>
        {
            string result = inWord ? LowerAt(c, i) : TitleOf(c);
            inWord = CharacterClass.IsCased(c);
            return result;
        });
    }

    bool All(Func<int, bool> test)
    {
        for (int i = 0; i < length; i++)
        {
            if (!test(this[i]))
            {
                return false;
            }
        }
        return length > 0;
    }

    [PyMethod("isalpha")] public bool IsAlpha() => All(CharacterClass.IsAlpha);
    [PyMethod("isdecimal")] public bool IsDecimal() => All(CharacterClass.IsDecimal);
    [PyMethod("isdigit")] public bool IsDigit() => All(CharacterClass.IsDigit);
    [PyMethod("isnumeric")] public bool IsNumeric() => All(CharacterClass.IsNumeric);
    [PyMethod("isalnum")] public bool IsAlnum() => All(CharacterClass.IsAlphaNumeric);
    [PyMethod("isspace")] public bool IsSpace() => All(CharacterClass.IsSpace);
    [PyMethod("isascii")] public bool IsAscii() => length == 0 || All(static c => c < 128);
    [PyMethod("isprintable")] public bool IsPrintable() => length == 0 || All(TextRepr.IsPrintable);

    [PyMethod("isidentifier")]
    public bool IsIdentifier()
    {
        for (int i = 1; i < length; i++)
        {
            if (!CharacterClass.IsIdentifierPart(this[i]))
            {
                return false;
            }
        }
        return length > 0 && CharacterClass.IsIdentifierStart(this[0]);
    }

    bool AllCased(Func<int, bool> wanted, Func<int, bool> excluded)
    {
        bool seen = false;
        for (int i = 0; i < length; i++)
        {
            int c = this[i];
            if (excluded(c) || CharacterClass.IsTitle(c))
            {
                return false;
            }
            seen |= wanted(c);
        }
        return seen;
    }

    [PyMethod("islower")] public bool IsLower() => AllCased(CharacterClass.IsLower, CharacterClass.IsUpper);
    [PyMethod("isupper")] public bool IsUpper() => AllCased(CharacterClass.IsUpper, CharacterClass.IsLower);

    [PyMethod("istitle")]
    public bool IsTitle()
    {
        bool inWord = false, seen = false;
        for (int i = 0; i < length; i++)
        {
            int c = this[i];
            bool upper = CharacterClass.IsUpper(c) || CharacterClass.IsTitle(c), lower = CharacterClass.IsLower(c);
            if (upper && inWord || lower && !inWord)
            {
                return false;
            }
            inWord = upper || lower;
            seen |= inWord;
        }
        return seen;
    }
}
