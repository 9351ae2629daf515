// Which characters an identifier may hold (UAX #31, as Python uses it), and the form in which names are compared (NFKC).
using System.Globalization;
using System.Text;

namespace Stackless.Compiler.Parsing;

static class Identifiers
{
    public static bool IsStart(Rune rune)
    {
        var value = rune.Value;
        if (value < 0x80)
        {
            return value == '_' || char.IsAsciiLetter((char)value);
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber => !IsExcludedStart(value),
            _ => value is 0x1885 or 0x1886 or 0x2118 or 0x212E,
        };
    }

    public static bool IsContinue(Rune rune)
    {
        var value = rune.Value;
        if (value < 0x80)
        {
            return value == '_' || char.IsAsciiLetterOrDigit((char)value);
        }

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
                or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter or UnicodeCategory.LetterNumber
                or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.ConnectorPunctuation => !IsExcluded(value),
            _ => value is 0xB7 or 0x387 or (>= 0x1369 and <= 0x1371) or 0x19DA or 0x1885 or 0x1886 or 0x2118 or 0x212E or 0x200C or 0x200D or 0x30FB or 0xFF65,
        };
    }

    public static bool IsPrintable(Rune rune) => rune.Value == ' ' || Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.SpaceSeparator);

    // Letters whose compatibility form is not an identifier (the difference between ID_Start and XID_Start).
    static bool IsExcludedStart(int value) =>
        IsExcluded(value) || value is 0x0E33 or 0x0EB3 or 0xFF9E or 0xFF9F;

    static bool IsExcluded(int value) =>
        value is 0x037A or 0x309B or 0x309C or (>= 0xFC5E and <= 0xFC63) or 0xFDFA or 0xFDFB or 0xFE70 or 0xFE72 or 0xFE74 or 0xFE76
            or 0xFE78 or 0xFE7A or 0xFE7C or 0xFE7E or 0x2E2F;

    public static string Normalise(string name) => Normalization.ToCompatibilityComposed(name);
}
