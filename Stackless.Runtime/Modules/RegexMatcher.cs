// The machine that runs a regular expression compiled by CPython's re package (re/_compiler.py says what the codes are): a backtracking
// interpreter. A position, the group marks and the innermost repeat are its state. What else could be tried stands on a stack of its own, with
// what has been changed since (RegexMatcher.Choices.cs): failing goes back to the last choice, however long the subject is.
// A repeat of more than one character keeps a record of its own (Repeat), linked to the one around it while its body runs.
// Single characters are repeated in a loop. Only what is matched for itself (assertions, atomic groups, possessive repeats) is a call, so
// calls are as deep as the pattern. Pure computation: no Python code is called; a signal that arrives ends it with MatchInterruptedException.
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

internal sealed partial class RegexMatcher(uint[] code, int groups, string? text, int[]? points, int end)
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

    /// <summary>Calls of Run under way.</summary>
    int depth;

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
        choiceCount = depth = 0;
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

    // Runs from a code position until Success; gives the position reached, or -1 with everything as it was.
    int Run(int pc, int at, bool isTop)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        int bottom = choiceCount;
        var outer = repeat;
        depth++;
        for (;;)
        {
            if (at < 0 && !TryResume(bottom, out pc, out at))
            {
                depth--;
                repeat = outer;
                return -1;
            }
            switch ((RegexCode)code[pc])
            {
                case RegexCode.Failure:
                    at = -1;
                    break;
                case RegexCode.Success:
                    if (isTop && (mustReachEnd && at != end || mustAdvance && at == begin))
                    {
                        at = -1;
                        break;
                    }
                    Commit(bottom);
                    depth--;
                    repeat = outer;
                    return at;
                case RegexCode.Info or RegexCode.Jump:
                    pc += (int)code[pc + 1] + 1;
                    break;
                case RegexCode.Mark:
                    SetMark((int)code[pc + 1], at);
                    pc += 2;
                    break;
                case RegexCode.At:
                    at = IsAt((int)code[pc + 1], at) ? at : -1;
                    pc += 2;
                    break;
                case RegexCode.GroupRef or RegexCode.GroupRefIgnore or RegexCode.GroupRefUniIgnore or RegexCode.GroupRefLocIgnore:
                    at = AfterGroup((RegexCode)code[pc], (int)code[pc + 1] * 2, at);
                    pc += 2;
                    break;
                case RegexCode.GroupRefExists:
                    int tested = (int)code[pc + 1] * 2;
                    bool exists = Marks[tested] >= 0 && Marks[tested + 1] >= Marks[tested];
                    pc = exists ? pc + 3 : pc + 2 + (int)code[pc + 2] - 1;
                    break;
                case RegexCode.Assert or RegexCode.AssertNot:
                    bool isWanted = code[pc] == (uint)RegexCode.Assert;
                    int start = at - (int)code[pc + 2], height = choiceCount;
                    bool found = start >= 0 && Run(pc + 3, start, false) >= 0;
                    if (!isWanted && found)
                    {
                        UndoTo(height);
                    }
                    at = found == isWanted ? at : -1;
                    pc += (int)code[pc + 1] + 1;
                    break;
                case RegexCode.AtomicGroup:
                    at = Run(pc + 2, at, false);
                    pc += (int)code[pc + 1] + 1;
                    break;
                case RegexCode.Branch:
                    // The alternatives in turn; each begins with where the next one is.
                    int branch = pc + 1;
                    if (code[branch] == 0)
                    {
                        at = -1;
                        break;
                    }
                    pc = branch + 1;
                    PushBranch(branch + (int)code[branch], at);
                    break;
                case RegexCode.RepeatOne or RegexCode.MinRepeatOne or RegexCode.PossessiveRepeatOne:
                    BeginRepeatOne(ref pc, ref at);
                    break;
                case RegexCode.Repeat:
                    repeat = new Repeat(pc, repeat);
                    pc += (int)code[pc + 1] + 1;
                    break;
                case RegexCode.MaxUntil:
                    UntilMost(ref pc, ref at);
                    break;
                case RegexCode.MinUntil:
                    UntilLeast(ref pc, ref at);
                    break;
                case RegexCode.PossessiveRepeat:
                    at = AfterPossessive(pc, at);
                    pc += (int)code[pc + 1] + 2;
                    break;
                default:
                    // One character.
                    if (at >= end || !Matches(pc, Char(at)))
                    {
                        at = -1;
                        break;
                    }
                    at++;
                    pc += Width(pc);
                    break;
            }
        }
    }

    static int Bound(uint code) => code == MaxRepeat ? int.MaxValue : (int)Math.Min(code, int.MaxValue);

    void SetMark(int mark, int at)
    {
        if (choiceCount > 0 || depth > 1)
        {
            Push(new Choice { Kind = ChoiceKind.UndoMark, Pc = mark, At = Marks[mark], Reached = LastGroup });
        }
        if ((mark & 1) != 0)
        {
            LastGroup = mark / 2 + 1;
        }
        Marks[mark] = at;
    }

    // The position behind the text of a group, if that stands here too, or -1.
    int AfterGroup(RegexCode op, int group, int at)
    {
        int from = Marks[group], to = Marks[group + 1];
        if (from < 0 || to < from || at + to - from > end)
        {
            return -1;
        }
        for (int i = from; i < to; i++, at++)
        {
            if (Fold(op, Char(i)) != Fold(op, Char(at)))
            {
                return -1;
            }
        }
        return at;
    }

    int AfterPossessive(int pc, int at)
    {
        int count = 0;
        var enclosing = repeat;
        repeat = null;
        int least = Bound(code[pc + 2]), most = Bound(code[pc + 3]);
        while (count < most)
        {
            int height = choiceCount;
            int next = Run(pc + 4, at, false);
            if (next < 0 || next == at && count >= least)
            {
                UndoTo(height);
                break;
            }
            at = next;
            count++;
        }
        repeat = enclosing;
        return count < least ? -1 : at;
    }

    // Skip, least, most, one character, Success.
    void BeginRepeatOne(ref int pc, ref int at)
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
            at = -1;
            return;
        }
        switch (kind)
        {
            case RegexCode.MinRepeatOne:
                if (reached < limit)
                {
                    Push(new Choice { Kind = ChoiceKind.OneMore, Pc = pc, At = limit, Reached = reached, Repeat = repeat });
                }
                break;
            case RegexCode.RepeatOne:
                int shortest = at + least;
                reached = Shorter(tail, reached, shortest);
                if (reached < 0)
                {
                    at = -1;
                    return;
                }
                if (reached > shortest)
                {
                    Push(new Choice { Kind = ChoiceKind.OneLess, Pc = tail, At = shortest, Reached = reached, Repeat = repeat });
                }
                break;
        }
        (pc, at) = (tail, reached);
    }

    // The longest end of a repeated character, not above the one given, at which what follows can begin at all; -1 if there is none.
    int Shorter(int tail, int reached, int shortest)
    {
        if (code[tail] == (uint)RegexCode.Literal)
        {
            int literal = (int)code[tail + 1];
            while (reached >= shortest && (reached >= end || Char(reached) != literal))
            {
                reached--;
            }
        }
        return reached >= shortest ? reached : -1;
    }

    // At the end of a body: once more if that is allowed, and what follows otherwise.
    void UntilMost(ref int pc, ref int at)
    {
        var own = repeat!;
        int least = Bound(code[own.Pc + 2]), most = Bound(code[own.Pc + 3]);
        if (own.Count < least || own.Count < most && at != own.LastPosition)
        {
            if (own.Count >= least)
            {
                Push(new Choice { Kind = ChoiceKind.Follow, Pc = pc + 1, At = at, Repeat = own.Outer });
            }
            pc = Again(own, at);
            return;
        }
        repeat = own.Outer;
        pc++;
    }

    // What follows first, and once more if that fails.
    void UntilLeast(ref int pc, ref int at)
    {
        var own = repeat!;
        int least = Bound(code[own.Pc + 2]), most = Bound(code[own.Pc + 3]);
        if (own.Count < least)
        {
            pc = Again(own, at);
            return;
        }
        if (own.Count < most && at != own.LastPosition)
        {
            Push(new Choice { Kind = ChoiceKind.OnceMore, At = at, Repeat = own });
        }
        repeat = own.Outer;
        pc++;
    }

    // Where the body of a repeat begins, which is counted.
    int Again(Repeat own, int at)
    {
        if (choiceCount > 0)
        {
            Push(new Choice { Kind = ChoiceKind.UndoRepeat, Pc = own.Count, At = own.LastPosition, Repeat = own });
        }
        own.Count++;
        own.LastPosition = at;
        return own.Pc + 4;
    }
}
