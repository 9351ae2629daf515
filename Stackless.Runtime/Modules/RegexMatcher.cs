// The machine that runs a regular expression compiled by CPython's re package (re/_compiler.py says what the codes are): a backtracking
// interpreter. A position, the group marks and the innermost repeat are its state; whatever is tried and fails puts them back.
// A repeat of more than one character keeps a record of its own (Repeat), linked to the one around it while its body runs.
// Single characters are repeated in a loop. Pure computation: no Python code is called.
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

internal enum RegexCode
{
    Failure, Success, Any, AnyAll, Assert, AssertNot, At, Branch, Category, Charset, BigCharset, GroupRef, GroupRefExists, In, Info, Jump,
    Literal, Mark, MaxUntil, MinUntil, NotLiteral, Negate, Range, Repeat, RepeatOne, Subpattern, MinRepeatOne, AtomicGroup,
    PossessiveRepeat, PossessiveRepeatOne,
    GroupRefIgnore, InIgnore, LiteralIgnore, NotLiteralIgnore,
    GroupRefLocIgnore, InLocIgnore, LiteralLocIgnore, NotLiteralLocIgnore,
    GroupRefUniIgnore, InUniIgnore, LiteralUniIgnore, NotLiteralUniIgnore, RangeUniIgnore,
}

internal sealed class RegexMatcher(uint[] code, int groups, string? text, int[]? points, int end)
{
    public const uint MaxRepeat = uint.MaxValue;

    sealed class Repeat(int pc, Repeat? outer)
    {
        public readonly int Pc = pc;
        public readonly Repeat? Outer = outer;
        public int Count;
        public int LastPosition = -1;
    }

    public readonly int[] Marks = NewMarks(groups);
    public int LastGroup = -1;
    int begin;
    bool mustReachEnd;
    bool mustAdvance;
    Repeat? repeat;

    static int[] NewMarks(int groups)
    {
        var marks = new int[groups * 2];
        Array.Fill(marks, -1);
        return marks;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    int Char(int i) => text is not null ? text[i] : points![i];

    int Length => text?.Length ?? points!.Length;

    /// <summary>End of a match that starts exactly there, or -1.</summary>
    public int MatchAt(int position, bool isFull, bool isNotEmpty)
    {
        Array.Fill(Marks, -1);
        LastGroup = -1;
        repeat = null;
        begin = position;
        mustReachEnd = isFull;
        mustAdvance = isNotEmpty;
        return Run(0, position, isTop: true);
    }

    /// <summary>Start of the first match at or after a position, or -1.</summary>
    public int Search(int position, bool isNotEmpty, out int matchEnd)
    {
        int first = code.Length > 0 && code[0] == (uint)RegexCode.Info ? (int)code[1] + 1 : 0;
        bool hasLiteral = code.Length > first && code[first] == (uint)RegexCode.Literal;
        int literal = hasLiteral ? (int)code[first + 1] : 0;
        for (int at = position; at <= end; at++)
        {
            if (hasLiteral)
            {
                while (at < end && Char(at) != literal)
                {
                    at++;
                }
                if (at == end)
                {
                    break;
                }
            }
            matchEnd = MatchAt(at, false, isNotEmpty && at == position);
            if (matchEnd >= 0)
            {
                return at;
            }
        }
        matchEnd = -1;
        return -1;
    }

    (int[]? Marks, int LastGroup) Save() => (Marks.Length == 0 ? null : (int[])Marks.Clone(), LastGroup);

    void Restore((int[]? Marks, int LastGroup) saved)
    {
        saved.Marks?.CopyTo(Marks, 0);
        LastGroup = saved.LastGroup;
    }

    // Runs from a code position until Success; gives the position reached, or -1. What follows a construct is run by the same call,
    // so returning means the rest of the pattern (up to the Success of this level) has matched.
    int Run(int pc, int at, bool isTop)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        for (;;)
        {
            switch ((RegexCode)code[pc])
            {
                case RegexCode.Failure:
                    return -1;
                case RegexCode.Success:
                    return isTop && (mustReachEnd && at != end || mustAdvance && at == begin) ? -1 : at;
                case RegexCode.Info or RegexCode.Jump:
                    pc += (int)code[pc + 1] + 1;
                    break;
                case RegexCode.Mark:
                    int mark = (int)code[pc + 1];
                    if ((mark & 1) != 0)
                    {
                        LastGroup = mark / 2 + 1;
                    }
                    Marks[mark] = at;
                    pc += 2;
                    break;
                case RegexCode.At:
                    if (!IsAt((int)code[pc + 1], at))
                    {
                        return -1;
                    }
                    pc += 2;
                    break;
                case RegexCode.GroupRef or RegexCode.GroupRefIgnore or RegexCode.GroupRefUniIgnore or RegexCode.GroupRefLocIgnore:
                    int group = (int)code[pc + 1] * 2;
                    int from = Marks[group], to = Marks[group + 1];
                    if (from < 0 || to < from || at + to - from > end)
                    {
                        return -1;
                    }
                    for (int i = from; i < to; i++, at++)
                    {
                        if (Fold((RegexCode)code[pc], Char(i)) != Fold((RegexCode)code[pc], Char(at)))
                        {
                            return -1;
                        }
                    }
                    pc += 2;
                    break;
                case RegexCode.GroupRefExists:
                    int tested = (int)code[pc + 1] * 2;
                    bool exists = Marks[tested] >= 0 && Marks[tested + 1] >= Marks[tested];
                    pc = exists ? pc + 3 : pc + 2 + (int)code[pc + 2] - 1;
                    break;
                case RegexCode.Assert or RegexCode.AssertNot:
                    bool isWanted = code[pc] == (uint)RegexCode.Assert;
                    int start = at - (int)code[pc + 2];
                    var saved = Save();
                    var outer = repeat;
                    bool found = start >= 0 && Run(pc + 3, start, false) >= 0;
                    repeat = outer;
                    if (found != isWanted)
                    {
                        Restore(saved);
                        return -1;
                    }
                    if (!isWanted)
                    {
                        Restore(saved);
                    }
                    pc += (int)code[pc + 1] + 1;
                    break;
                case RegexCode.AtomicGroup:
                    var around = repeat;
                    at = Run(pc + 2, at, false);
                    repeat = around;
                    if (at < 0)
                    {
                        return -1;
                    }
                    pc += (int)code[pc + 1] + 1;
                    break;
                case RegexCode.Branch:
                    return RunBranch(pc, at, isTop);
                case RegexCode.RepeatOne or RegexCode.MinRepeatOne or RegexCode.PossessiveRepeatOne:
                    return RunRepeatOne(pc, at, isTop);
                case RegexCode.Repeat:
                    {
                        var own = new Repeat(pc, repeat);
                        repeat = own;
                        int result = Run(pc + (int)code[pc + 1] + 1, at, isTop);
                        repeat = own.Outer;
                        return result;
                    }
                case RegexCode.MaxUntil:
                    return RunMaxUntil(pc, at, isTop);
                case RegexCode.MinUntil:
                    return RunMinUntil(pc, at, isTop);
                case RegexCode.PossessiveRepeat:
                    {
                        int count = 0;
                        var enclosing = repeat;
                        repeat = null;
                        int least = Bound(code[pc + 2]), most = Bound(code[pc + 3]);
                        while (count < most)
                        {
                            var before = Save();
                            int next = Run(pc + 4, at, false);
                            if (next < 0 || next == at && count >= least)
                            {
                                Restore(before);
                                break;
                            }
                            at = next;
                            count++;
                        }
                        repeat = enclosing;
                        if (count < least)
                        {
                            return -1;
                        }
                        pc += (int)code[pc + 1] + 2;
                        break;
                    }
                default:
                    // One character.
                    if (at >= end || !Matches(pc, Char(at)))
                    {
                        return -1;
                    }
                    at++;
                    pc += Width(pc);
                    break;
            }
        }
    }

    static int Bound(uint code) => code == MaxRepeat ? int.MaxValue : (int)Math.Min(code, int.MaxValue);

    int RunBranch(int pc, int at, bool isTop)
    {
        var outer = repeat;
        var saved = Save();
        for (int branch = pc + 1; code[branch] != 0; branch += (int)code[branch])
        {
            int result = Run(branch + 1, at, isTop);
            if (result >= 0)
            {
                return result;
            }
            repeat = outer;
            Restore(saved);
        }
        return -1;
    }

    // Skip, least, most, one character, Success.
    int RunRepeatOne(int pc, int at, bool isTop)
    {
        int least = Bound(code[pc + 2]), most = Bound(code[pc + 3]), tail = pc + (int)code[pc + 1] + 1;
        var kind = (RegexCode)code[pc];
        int limit = (int)Math.Min((long)end, (long)at + most);
        int reached = at;
        int wanted = kind == RegexCode.MinRepeatOne ? Math.Min(limit, least > end - at ? end + 1 : at + least) : limit;
        while (reached < wanted && reached < end && Matches(pc + 4, Char(reached)))
        {
            reached++;
        }
        if (reached - at < least)
        {
            return -1;
        }
        if (kind == RegexCode.PossessiveRepeatOne)
        {
            return Run(tail, reached, isTop);
        }
        var outer = repeat;
        var saved = Save();
        if (kind == RegexCode.MinRepeatOne)
        {
            for (;;)
            {
                int result = Run(tail, reached, isTop);
                if (result >= 0)
                {
                    return result;
                }
                repeat = outer;
                Restore(saved);
                if (reached >= limit || !Matches(pc + 4, Char(reached)))
                {
                    return -1;
                }
                reached++;
            }
        }
        bool nextIsLiteral = code[tail] == (uint)RegexCode.Literal;
        int literal = nextIsLiteral ? (int)code[tail + 1] : 0;
        for (; reached - at >= least; reached--)
        {
            if (nextIsLiteral && (reached >= end || Char(reached) != literal))
            {
                continue;
            }
            int result = Run(tail, reached, isTop);
            if (result >= 0)
            {
                return result;
            }
            repeat = outer;
            Restore(saved);
        }
        return -1;
    }

    int RunMaxUntil(int pc, int at, bool isTop)
    {
        var own = repeat!;
        int least = Bound(code[own.Pc + 2]), most = Bound(code[own.Pc + 3]);
        int count = own.Count, last = own.LastPosition;
        if (count < least || count < most && at != last)
        {
            var saved = Save();
            own.Count = count + 1;
            own.LastPosition = at;
            int result = Run(own.Pc + 4, at, isTop);
            if (result >= 0)
            {
                return result;
            }
            own.Count = count;
            own.LastPosition = last;
            Restore(saved);
            repeat = own;
            if (count < least)
            {
                return -1;
            }
        }
        repeat = own.Outer;
        int rest = Run(pc + 1, at, isTop);
        repeat = own;
        return rest;
    }

    int RunMinUntil(int pc, int at, bool isTop)
    {
        var own = repeat!;
        int least = Bound(code[own.Pc + 2]), most = Bound(code[own.Pc + 3]);
        int count = own.Count, last = own.LastPosition;
        if (count >= least)
        {
            var saved = Save();
            repeat = own.Outer;
            int rest = Run(pc + 1, at, isTop);
            repeat = own;
            if (rest >= 0)
            {
                return rest;
            }
            Restore(saved);
            if (count >= most || at == last)
            {
                return -1;
            }
        }
        own.Count = count + 1;
        own.LastPosition = at;
        int result = Run(own.Pc + 4, at, isTop);
        own.Count = count;
        own.LastPosition = last;
        return result;
    }

    // ---- single characters -----------------------------------------------------------------------------------------------------

    int Width(int pc) => (RegexCode)code[pc] switch
    {
        RegexCode.Any or RegexCode.AnyAll => 1,
        RegexCode.In or RegexCode.InIgnore or RegexCode.InLocIgnore or RegexCode.InUniIgnore => (int)code[pc + 1] + 1,
        _ => 2,
    };

    bool Matches(int pc, int c)
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
                return InSet(pc + 2, c);
            case RegexCode.Category:
                return InCategory((int)code[pc + 1], c);
            case RegexCode.InIgnore or RegexCode.InLocIgnore or RegexCode.InUniIgnore:
                return InSet(pc + 2, Fold(op, c));
            case RegexCode.LiteralIgnore or RegexCode.LiteralLocIgnore or RegexCode.LiteralUniIgnore:
                return Fold(op, c) == (int)code[pc + 1];
            case RegexCode.NotLiteralIgnore or RegexCode.NotLiteralLocIgnore or RegexCode.NotLiteralUniIgnore:
                return Fold(op, c) != (int)code[pc + 1];
            default:
                throw new InvalidOperationException($"invalid code {code[pc]} in a compiled regular expression");
        }
    }

    static int Fold(RegexCode op, int c) => op switch
    {
        RegexCode.GroupRefUniIgnore or RegexCode.InUniIgnore or RegexCode.LiteralUniIgnore or RegexCode.NotLiteralUniIgnore or RegexCode.RangeUniIgnore => RegexModule.Lower(c),
        RegexCode.GroupRef => c,
        _ => c is >= 'A' and <= 'Z' ? c + 32 : c,
    };

    bool InSet(int pc, int c)
    {
        bool isMember = true;
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
                    int upper = RegexModule.Upper(c);
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
                    int blocks = (int)code[pc + 1];
                    if (c < 0x10000)
                    {
                        int block = (int)(code[pc + 2 + (c >> 10)] >> 8 * (c >> 8 & 3)) & 0xff;
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

    static bool IsAsciiWord(int c) => c < 128 && (char.IsAsciiLetterOrDigit((char)c) || c == '_');
    static bool IsWord(int c) => c == '_' || CharacterClass.IsAlphaNumeric(c);
    static bool IsAsciiSpace(int c) => c is ' ' or >= 9 and <= 13;
    static bool IsLineBreak(int c) => c is >= 10 and <= 13 or >= 0x1c and <= 0x1e or 0x85 or 0x2028 or 0x2029;

    // By pairs: a category and its complement.
    static bool InCategory(int category, int c)
    {
        bool isIn = (category >> 1) switch
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

    bool IsAt(int where, int at)
    {
        switch (where)
        {
            case 0 or 2:
                return at == 0;
            case 1:
                return at == 0 || Char(at - 1) == '\n';
            case 3 or 8:
                return IsBoundary(at, false);
            case 4 or 9:
                return !IsBoundary(at, false);
            case 5:
                return at == end || at == end - 1 && Char(at) == '\n';
            case 6:
                return at == end || Char(at) == '\n';
            case 7:
                return at == end;
            case 10:
                return IsBoundary(at, true);
            default:
                return !IsBoundary(at, true);
        }
    }

    bool IsBoundary(int at, bool isUnicode)
    {
        bool before = at > 0 && (isUnicode ? IsWord(Char(at - 1)) : IsAsciiWord(Char(at - 1)));
        bool after = at < end && (isUnicode ? IsWord(Char(at)) : IsAsciiWord(Char(at)));
        return before != after;
    }
}
