// What single codes of a regular expression say of one character: the meaning, as it is written. RegexSet is what a match looks at.
namespace Stackless.Runtime;

enum RegexCode
{
    Failure, Success, Any, AnyAll, Assert, AssertNot, At, Branch, Category, Charset, BigCharset, GroupRef, GroupRefExists, In, Info, Jump,
    Literal, Mark, MaxUntil, MinUntil, NotLiteral, Negate, Range, Repeat, RepeatOne, Subpattern, MinRepeatOne, AtomicGroup,
    PossessiveRepeat, PossessiveRepeatOne,
    GroupRefIgnore, InIgnore, LiteralIgnore, NotLiteralIgnore,
    GroupRefLocIgnore, InLocIgnore, LiteralLocIgnore, NotLiteralLocIgnore,
    GroupRefUniIgnore, InUniIgnore, LiteralUniIgnore, NotLiteralUniIgnore, RangeUniIgnore,
}

static class RegexCharacter
{
    public static int Width(uint[] code, int pc) => (RegexCode)code[pc] switch
    {
        RegexCode.Any or RegexCode.AnyAll => 1,
        RegexCode.In or RegexCode.InIgnore or RegexCode.InLocIgnore or RegexCode.InUniIgnore => (int)code[pc + 1] + 1,
        _ => 2,
    };

    /// <summary>Does the character belong to the one that the code stands for?</summary>
    public static bool Matches(uint[] code, int pc, int c)
    {
        var op = (RegexCode)code[pc];
        switch (op)
        {
            case RegexCode.Literal:
                return c == (int)code[pc + 1];
            case RegexCode.NotLiteral:
                return c != (int)code[pc + 1];
            case RegexCode.Any:
                return c != '\n';
            case RegexCode.AnyAll:
                return true;
            case RegexCode.In:
                return InSet(code, pc + 2, c);
            case RegexCode.Category:
                return InCategory((int)code[pc + 1], c);
            case RegexCode.InIgnore or RegexCode.InLocIgnore or RegexCode.InUniIgnore:
                return InSet(code, pc + 2, Fold(op, c));
            case RegexCode.LiteralIgnore or RegexCode.LiteralLocIgnore or RegexCode.LiteralUniIgnore:
                return Fold(op, c) == (int)code[pc + 1];
            case RegexCode.NotLiteralIgnore or RegexCode.NotLiteralLocIgnore or RegexCode.NotLiteralUniIgnore:
                return Fold(op, c) != (int)code[pc + 1];
            default:
                throw new InvalidOperationException($"invalid code {code[pc]} in a compiled regular expression");
        }
    }

    public static int Fold(RegexCode op, int c) => op switch
    {
        RegexCode.GroupRefUniIgnore or RegexCode.InUniIgnore or RegexCode.LiteralUniIgnore or RegexCode.NotLiteralUniIgnore or RegexCode.RangeUniIgnore => RegexModule.Lower(c),
        RegexCode.GroupRef => c,
        _ => c is >= 'A' and <= 'Z' ? c + 32 : c,
    };

    static bool InSet(uint[] code, int pc, int c)
    {
        var isMember = true;
        for (;;)
        {
            switch ((RegexCode)code[pc])
            {
                case RegexCode.Failure:
                    return !isMember;
                case RegexCode.Negate:
                    isMember = !isMember;
                    pc++;
                    break;
                case RegexCode.Literal:
                    if (c == (int)code[pc + 1])
                    {
                        return isMember;
                    }
                    pc += 2;
                    break;
                case RegexCode.Range:
                    if (c >= (int)code[pc + 1] && c <= (int)code[pc + 2])
                    {
                        return isMember;
                    }
                    pc += 3;
                    break;
                case RegexCode.RangeUniIgnore:
                    var upper = RegexModule.Upper(c);
                    if (c >= (int)code[pc + 1] && c <= (int)code[pc + 2] || upper >= (int)code[pc + 1] && upper <= (int)code[pc + 2])
                    {
                        return isMember;
                    }
                    pc += 3;
                    break;
                case RegexCode.Category:
                    if (InCategory((int)code[pc + 1], c))
                    {
                        return isMember;
                    }
                    pc += 2;
                    break;
                case RegexCode.Charset:
                    if (c < 256 && (code[pc + 1 + (c >> 5)] >> (c & 31) & 1) != 0)
                    {
                        return isMember;
                    }
                    pc += 9;
                    break;
                case RegexCode.BigCharset:
                    var blocks = (int)code[pc + 1];
                    if (c < 0x10000)
                    {
                        var block = (int)(code[pc + 2 + (c >> 10)] >> 8 * (c >> 8 & 3)) & 0xff;
                        if ((code[pc + 66 + block * 8 + ((c & 255) >> 5)] >> (c & 31) & 1) != 0)
                        {
                            return isMember;
                        }
                    }
                    pc += 66 + blocks * 8;
                    break;
                default:
                    throw new InvalidOperationException($"invalid code {code[pc]} in a character set");
            }
        }
    }

    public static bool IsAsciiWord(int c) => c < 128 && (char.IsAsciiLetterOrDigit((char)c) || c == '_');
    public static bool IsWord(int c) => c == '_' || CharacterClass.IsAlphaNumeric(c);
    static bool IsAsciiSpace(int c) => c is ' ' or >= 9 and <= 13;
    static bool IsLineBreak(int c) => c is >= 10 and <= 13 or >= 0x1c and <= 0x1e or 0x85 or 0x2028 or 0x2029;

    // By pairs: a category and its complement.
    static bool InCategory(int category, int c)
    {
        var isIn = (category >> 1) switch
        {
            0 => c is >= '0' and <= '9',
            1 => IsAsciiSpace(c),
            2 or 4 => IsAsciiWord(c),
            3 => c == '\n',
            5 => CharacterClass.IsDecimal(c),
            6 => CharacterClass.IsSpace(c),
            7 => IsWord(c),
            _ => IsLineBreak(c),
        };
        return isIn != ((category & 1) != 0);
    }
}
