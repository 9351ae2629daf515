// Unicode properties of code points as str's methods ask for them. https://docs.python.org/3/library/stdtypes.html#string-methods
using System.Globalization;

namespace Stackless.Runtime;

static class CharacterClass
{
    public static bool IsSpace(int c) => c switch
    {
        ' ' or >= 9 and <= 13 or >= 0x1c and <= 0x1f => true,
        < 128 => false,
        0x85 or 0xa0 or 0x1680 or >= 0x2000 and <= 0x200a or 0x2028 or 0x2029 or 0x202f or 0x205f or 0x3000 => true,
        _ => false,
    };

    static UnicodeCategory Category(int c) => CharUnicodeInfo.GetUnicodeCategory(c);

    public static bool IsAlpha(int c) => c < 128
        ? char.IsAsciiLetter((char)c)
        : Category(c) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter
            or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter;

    public static bool IsDecimal(int c) => c < 128 ? char.IsAsciiDigit((char)c) : Category(c) == UnicodeCategory.DecimalDigitNumber;

    public static bool IsDigit(int c) => c < 128 ? char.IsAsciiDigit((char)c) : IsDecimal(c) || CharUnicodeInfo.GetDigitValue(Text(c), 0) >= 0;

    public static bool IsNumeric(int c) => c < 128 ? char.IsAsciiDigit((char)c) : IsDigit(c) || CharUnicodeInfo.GetNumericValue(Text(c), 0) >= 0
        || Category(c) is UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;

    public static bool IsAlphaNumeric(int c) => IsAlpha(c) || IsDecimal(c) || IsDigit(c) || IsNumeric(c);

    // Other_Lowercase and Other_Uppercase count too: ordinals, modifier letters, Roman numerals, circled letters.
    public static bool IsLower(int c) => c < 128
        ? char.IsAsciiLetterLower((char)c)
        : Category(c) == UnicodeCategory.LowercaseLetter || c is 0xaa or 0xba or >= 0x2b0 and <= 0x2b8 or 0x2c0 or 0x2c1 or >= 0x2e0 and <= 0x2e4
            or 0x345 or 0x37a or 0x10fc or >= 0x1d2c and <= 0x1d6a or 0x1d78 or >= 0x1d9b and <= 0x1dbf or 0x2071 or 0x207f or >= 0x2090 and <= 0x209c
            or >= 0x2170 and <= 0x217f or >= 0x24d0 and <= 0x24e9 or 0x2c7c or 0x2c7d or 0xa69c or 0xa69d or 0xa770 or >= 0xa7f2 and <= 0xa7f4
            or 0xa7f8 or 0xa7f9 or >= 0xab5c and <= 0xab5f or 0xab69 or 0x10780 or >= 0x10783 and <= 0x10785 or >= 0x10787 and <= 0x107b0
            or >= 0x107b2 and <= 0x107ba or >= 0x1e030 and <= 0x1e06d;

    public static bool IsUpper(int c) => c < 128
        ? char.IsAsciiLetterUpper((char)c)
        : Category(c) == UnicodeCategory.UppercaseLetter || c is >= 0x2160 and <= 0x216f or >= 0x24b6 and <= 0x24cf;

    public static bool IsTitle(int c) => c >= 128 && Category(c) == UnicodeCategory.TitlecaseLetter;

    public static bool IsCased(int c) => IsLower(c) || IsUpper(c) || IsTitle(c);

    public static bool IsIdentifierStart(int c) => c < 128
        ? char.IsAsciiLetter((char)c) || c == '_'
        : IsAlpha(c) || Category(c) == UnicodeCategory.LetterNumber || c is 0x2118 or 0x212e or 0x309b or 0x309c or 0x1885 or 0x1886;

    public static bool IsIdentifierPart(int c) => IsIdentifierStart(c) || (c < 128
        ? char.IsAsciiDigit((char)c)
        : Category(c) is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.ConnectorPunctuation || c is 0xb7 or 0x387 or >= 0x1369 and <= 0x1371 or 0x19da);

    /// <summary>Value of a digit in bases up to 36, or -1.</summary>
    public static int Digit36(int c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'z' => c - 'a' + 10,
        >= 'A' and <= 'Z' => c - 'A' + 10,
        > 127 when IsDecimal(c) => CharUnicodeInfo.GetDecimalDigitValue(Text(c), 0),
        _ => -1,
    };

    static string Text(int c) => c is >= 0xd800 and < 0xe000 ? "?" : char.ConvertFromUtf32(c);
}
