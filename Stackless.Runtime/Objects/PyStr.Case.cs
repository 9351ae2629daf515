// str's methods about case and character classes, over CaseMapping. https://docs.python.org/3/library/stdtypes.html#str.casefold
using System.Runtime.InteropServices;
using System.Text;

namespace Stackless.Runtime;

public unsafe partial class PyStr
{
    PyStr MapPoints(Func<int, int, string> map)
    {
        if (IsPlain)
        {
            var text = new StringBuilder(length);
            for (var i = 0; i < length; i++)
            {
                text.Append(map(this[i], i));
            }
            return OfUnits(text.ToString());
        }
        var points = new List<int>(length);
        for (var i = 0; i < length; i++)
        {
            points.AddRange(new PyStr(map(this[i], i)).ToPoints());
        }
        return FromPoints(CollectionsMarshal.AsSpan(points));
    }

    internal bool IsAsciiText => Content is string text && Ascii.IsValid(text);

    // A sigma at the end of a word is written differently.
    string LowerAt(int c, int i)
    {
        if (c != 0x3a3)
        {
            return CaseMapping.Lower(c);
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
        var isFinal = before >= 0 && CharacterClass.IsCased(this[before]) && (after >= length || !CharacterClass.IsCased(this[after]));
        return isFinal ? "\u03c2" : "\u03c3";
    }

    static bool IsCaseIgnorable(int c) => c is '\'' or '.' or ':' or '^' or '`' or 0xa8 or 0xad or 0xaf or 0xb4 or 0xb7 or 0xb8 or 0x2019
        || c >= 128 && c is < 0xd800 or >= 0xe000 && System.Globalization.CharUnicodeInfo.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.EnclosingMark or System.Globalization.UnicodeCategory.Format
            or System.Globalization.UnicodeCategory.ModifierLetter or System.Globalization.UnicodeCategory.ModifierSymbol;

    [PyMethod("lower")]
    public PyStr Lower() => IsAsciiText ? new PyStr(Text.ToLowerInvariant(), false) : MapPoints(LowerAt);

    [PyMethod("upper")]
    public PyStr Upper() => IsAsciiText ? new PyStr(Text.ToUpperInvariant(), false) : MapPoints(static (c, _) => CaseMapping.Upper(c));

    [PyMethod("casefold")]
    public PyStr Casefold() => IsAsciiText ? new PyStr(Text.ToLowerInvariant(), false) : MapPoints(static (c, _) => CaseMapping.Fold(c));

    [PyMethod("swapcase")]
    public PyStr SwapCase() => MapPoints((c, i) => CharacterClass.IsUpper(c) ? LowerAt(c, i) : CharacterClass.IsLower(c) ? CaseMapping.Upper(c) : CaseMapping.Text(c));

    [PyMethod("capitalize")]
    public PyStr Capitalize() => MapPoints((c, i) => i == 0 ? CaseMapping.Title(c) : LowerAt(c, i));

    [PyMethod("title")]
    public PyStr Title()
    {
        var inWord = false;
        return MapPoints((c, i) =>
        {
            var result = inWord ? LowerAt(c, i) : CaseMapping.Title(c);
            inWord = CharacterClass.IsCased(c);
            return result;
        });
    }

    bool All(Func<int, bool> test)
    {
        for (var i = 0; i < length; i++)
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
        for (var i = 1; i < length; i++)
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
        var seen = false;
        for (var i = 0; i < length; i++)
        {
            var c = this[i];
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
        for (var i = 0; i < length; i++)
        {
            var c = this[i];
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
