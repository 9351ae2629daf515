// What one position of a regular expression accepts: a table for the first 256 code points, which is all that most subjects have, and for the
// others a yes, a no, or the question to the code that the set was made from. The same shape says what a piece of a pattern can begin with.
// Invariant: for code points below 256 the table is exact in a set made from code; First sets may say yes too often, never too seldom.
using System.Buffers;

namespace Stackless.Runtime;

sealed class RegexSet
{
    const int TableSize = 256;

    enum High : byte
    {
        None,
        All,
        Some,
    }

    readonly bool[] low = new bool[TableSize];
    High high;

    // Whom to ask about a code point that is not in the table; null in a set of first characters, which says yes.
    uint[]? code;
    int pc;

    SearchValues<char>? chars;
    SearchValues<byte>? bytes;

    /// <summary>Those of the first 256, for the processor's vectors.</summary>
    public SearchValues<char> Chars => chars ??= SearchValues.Create(Members(new char[LowCount]));
    public SearchValues<byte> Bytes => bytes ??= SearchValues.Create(Array.ConvertAll(Members(new char[LowCount]), static c => (byte)c));

    char[] Members(char[] found)
    {
        var count = 0;
        for (var c = 0; c < TableSize; c++)
        {
            if (low[c])
            {
                found[count++] = (char)c;
            }
        }
        return found;
    }

    /// <summary>Nothing need follow: what begins so can match at the end of the subject.</summary>
    public bool IsEndAccepted { get; private set; }

    /// <summary>How many of the first 256 code points are in it.</summary>
    public int LowCount { get; private set; }

    public bool HasHigh => high != High.None;

    public bool IsEverything => LowCount == TableSize && high == High.All;

    /// <summary>Says nothing: anything may come, or nothing.</summary>
    public bool IsUnknown => IsEverything && IsEndAccepted;

    /// <summary>The only code point that is in it, or that is not in it; -1 if it is not of that kind.</summary>
    public int Single { get; private set; } = -1;
    public int Missing { get; private set; } = -1;

    public static RegexSet OfCode(uint[] code, int pc)
    {
        var set = new RegexSet { code = code, pc = pc, high = HighOf(code, pc) };
        for (var c = 0; c < TableSize; c++)
        {
            set.low[c] = RegexCharacter.Matches(code, pc, c);
        }
        set.Count();
        return set;
    }

    public static RegexSet OfLiteral(int c)
    {
        var set = new RegexSet { code = [(uint)RegexCode.Literal, (uint)c], high = c < TableSize ? High.None : High.Some };
        if (c < TableSize)
        {
            set.low[c] = true;
        }
        set.Count();
        return set;
    }

    public static RegexSet Union(List<RegexSet> parts, bool isUnknown)
    {
        var set = new RegexSet();
        foreach (var part in parts)
        {
            for (var c = 0; c < TableSize; c++)
            {
                set.low[c] |= part.low[c];
            }
            set.high = part.high == High.None ? set.high : part.high == High.All || set.high == High.All ? High.All : High.Some;
            set.IsEndAccepted |= part.IsEndAccepted;
        }
        if (isUnknown)
        {
            for (var c = 0; c < set.low.Length; c++)
            {
                set.low[c] = true;
            }
            set.high = High.All;
            set.IsEndAccepted = true;
        }
        set.Count();
        return set;
    }

    void Count()
    {
        int one = -1, none = -1;
        LowCount = 0;
        for (var c = 0; c < TableSize; c++)
        {
            LowCount += low[c] ? 1 : 0;
            one = low[c] ? c : one;
            none = low[c] ? none : c;
        }
        Single = LowCount == 1 && high == High.None ? one : -1;
        Missing = LowCount == TableSize - 1 && high == High.All ? none : -1;
    }

    public bool Contains(int c) => (uint)c < TableSize ? low[c] : high != High.None && ContainsHigh(c);

    bool ContainsHigh(int c) => high == High.All || code is null || RegexCharacter.Matches(code, pc, c);

    public bool Overlaps(RegexSet other)
    {
        for (var c = 0; c < TableSize; c++)
        {
            if (low[c] && other.low[c])
            {
                return true;
            }
        }
        return HasHigh && other.HasHigh;
    }

    // What is known of the code points from 256 on without asking for each of them.
    static High HighOf(uint[] code, int pc)
    {
        switch ((RegexCode)code[pc])
        {
            case RegexCode.Literal:
                return code[pc + 1] < TableSize ? High.None : High.Some;
            case RegexCode.NotLiteral:
                return code[pc + 1] < TableSize ? High.All : High.Some;
            case RegexCode.Any or RegexCode.AnyAll:
                return High.All;
            case RegexCode.In:
                return HighOfSet(code, pc + 2);
            default:
                return High.Some;
        }
    }

    static High HighOfSet(uint[] code, int pc)
    {
        bool isNegated = false, isSome = false, isAll = false;
        for (;;)
        {
            switch ((RegexCode)code[pc])
            {
                case RegexCode.Failure:
                    return isSome && !isAll ? High.Some : isAll != isNegated ? High.All : High.None;
                case RegexCode.Negate:
                    isNegated = true;
                    pc++;
                    break;
                case RegexCode.Literal:
                    isSome |= code[pc + 1] >= TableSize;
                    pc += 2;
                    break;
                case RegexCode.Range:
                    isSome |= code[pc + 2] >= TableSize;
                    pc += 3;
                    break;
                case RegexCode.Category:
                    // ASCII's categories in pairs with their complements; those of Unicode have some.
                    isAll |= code[pc + 1] is 1 or 3 or 5 or 7;
                    isSome |= code[pc + 1] > 7;
                    pc += 2;
                    break;
                case RegexCode.Charset:
                    pc += 9;
                    break;
                default:
                    return High.Some;
            }
        }
    }

    // ---- in a subject ------------------------------------------------------------------------------------------------------------

    /// <summary>The first position from <paramref name="at"/>, and below the limit, whose character is not in the set; the limit if there is none.</summary>
    public int EndOfRun<T>(T text, int at, int limit) where T : IRegexText, allows ref struct
    {
        if (IsEverything)
        {
            return limit;
        }
        if (Missing >= 0)
        {
            var found = text.IndexOf(Missing, at, limit);
            return found < 0 ? limit : found;
        }
        while (at < limit && Contains(text[at]))
        {
            at++;
        }
        return at;
    }
}
