// A look for a pattern under way: the machine that takes the steps of a RegexProgram over a subject. A position, the group marks and the counts of
// repeats are its state. What else could be tried stands on a stack of its own, with what has been changed since: failing takes from its top, a
// change is undone, a choice is gone on with. So no CLR stack is used, however long the subject is; and after so much work it stops, to be gone
// on with where it was, here or in another process.
// What is matched for itself (assertions, atomic groups, the rounds of possessive repeats) has a barrier below its choices: at its end they go,
// but the changes of marks stay, which somebody below may have to undo.
// Invariants: an entry of the stack is three ints (what and where, and two more); Bottom is where the entries above the innermost barrier begin.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

enum RegexOutcome
{
    Failed,
    Matched,
    Unfinished,
}

/// <summary>Kinds of looking: at the position, at it and up to the end, anywhere from it.</summary>
enum RegexLooking
{
    Match,
    FullMatch,
    Search,
}

[PyType("SRE_Run", Module = "_sre", IsHidden = true)]
public sealed partial class PyRegexRun : PyObject
{
    enum Choice
    {
        /// <summary>The step, from a position.</summary>
        Step,

        /// <summary>One character less of those repeated, down to the shortest end.</summary>
        OneLess,

        /// <summary>One more, up to the furthest end.</summary>
        OneMore,

        /// <summary>The mark was so, and the last group.</summary>
        UndoMark,

        /// <summary>The count of a repeat was so, and its last position.</summary>
        UndoRepeat,

        /// <summary>What was matched for itself has failed: the bottom before it, the position where it began.</summary>
        Barrier,
    }

    const int EntrySize = 3, KindBits = 3;

    /// <summary>Choices taken, or pieces of a subject looked at, until it stops for the others.</summary>
    internal const int WorkInSlice = 1 << 14;

    // Characters that a loop over them passes in the time of one choice.
    const int CharactersInUnit = 64;

    readonly RegexProgram program;
    readonly int[] repeats;
    internal readonly int[] Marks;
    internal int LastGroup;

    RegexLooking how;
    bool mustAdvance;
    bool isMatching;
    int start, from, end;

    int step, at;
    int[] stack = [];
    int top, bottom;
    int work;

    internal PyRegexRun(RegexProgram program, int groups, PyRegex pattern) : base(ShapeIds.RegexRun)
    {
        this.program = program;
        Pattern = pattern;
        Marks = new int[groups * 2];
        repeats = new int[program.RepeatCount * 2];
    }

    /// <summary>Where the match that was found begins and ends.</summary>
    internal int From => from;
    internal int To => at;
    internal int Start => start;
    internal int End => end;
    internal RegexLooking How => how;
    internal bool MustAdvance => mustAdvance;
    internal PyRegex Pattern { get; }

    internal void Begin(int start, int end, RegexLooking how, bool mustAdvance)
    {
        (this.start, this.end, this.how, this.mustAdvance) = (start, end, how, mustAdvance);
        from = start;
        isMatching = false;
    }

    /// <summary>Goes on with the work; the subject ends where it was said to.</summary>
    internal RegexOutcome Advance<T>(T subject) where T : IRegexText, allows ref struct
    {
        work = WorkInSlice;
        for (;;)
        {
            if (!isMatching)
            {
                if (how == RegexLooking.Search)
                {
                    var next = program.Start.Next(subject, from);
                    if (next < 0)
                    {
                        return RegexOutcome.Failed;
                    }
                    work -= (next - from) / CharactersInUnit;
                    from = next;
                }
                BeginMatch();
            }
            var outcome = Run(subject);
            if (outcome == RegexOutcome.Unfinished)
            {
                return outcome;
            }
            isMatching = false;
            if (outcome == RegexOutcome.Matched || how != RegexLooking.Search)
            {
                return outcome;
            }
            from = program.Start.After(subject, from);
            if (from > subject.Length)
            {
                return RegexOutcome.Failed;
            }
            if (--work < 0)
            {
                return RegexOutcome.Unfinished;
            }
        }
    }

    void BeginMatch()
    {
        for (var i = 0; i < Marks.Length; i++)
        {
            Marks[i] = -1;
        }
        LastGroup = -1;
        top = bottom = 0;
        step = program.Entry;
        at = from;
        isMatching = true;
    }

    // ---- the stack -----------------------------------------------------------------------------------------------------------------

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Push(Choice kind, int id, int a, int b)
    {
        var t = top;
        var entries = stack;
        if (t + EntrySize > entries.Length)
        {
            entries = Grow();
        }
        entries[t + 2] = b;
        entries[t + 1] = a;
        entries[t] = id << KindBits | (int)kind;
        top = t + EntrySize;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    int[] Grow()
    {
        var size = Math.Max(24, stack.Length * 2L);
        if (size > Array.MaxLength)
        {
            throw new OutOfMemoryException();
        }
        Array.Resize(ref stack, (int)size);
        return stack;
    }

    void SetMark(int mark, int position)
    {
        if (top > 0)
        {
            Push(Choice.UndoMark, mark, Marks[mark], LastGroup);
        }
        if ((mark & 1) != 0)
        {
            LastGroup = mark / 2 + 1;
        }
        Marks[mark] = position;
    }

    void SetRepeat(int number, int count, int position)
    {
        if (top > 0)
        {
            Push(Choice.UndoRepeat, number, repeats[2 * number], repeats[2 * number + 1]);
        }
        repeats[2 * number] = count;
        repeats[2 * number + 1] = position;
    }

    void PushBarrier(int step, int position)
    {
        Push(Choice.Barrier, step, bottom, position);
        bottom = top;
    }

    // What was matched for itself has matched: how else it could have is of no interest any more. Gives where it began.
    int Commit()
    {
        int kept = bottom - EntrySize, entry = bottom, position = stack[bottom - 1];
        var outer = stack[bottom - 2];
        for (var isNeeded = kept > 0; isNeeded && entry < top; entry += EntrySize)
        {
            if ((Choice)(stack[entry] & (1 << KindBits) - 1) == Choice.UndoMark)
            {
                stack.AsSpan(entry, EntrySize).CopyTo(stack.AsSpan(kept));
                kept += EntrySize;
            }
        }
        top = kept;
        bottom = outer;
        return position;
    }

    // All that was done above the innermost barrier is undone, and the barrier is gone.
    void Abandon()
    {
        while (top > bottom)
        {
            top -= EntrySize;
            Undo(top);
        }
        top = bottom - EntrySize;
        bottom = stack[top + 1];
    }

    void Undo(int entry)
    {
        var id = stack[entry] >> KindBits;
        switch ((Choice)(stack[entry] & (1 << KindBits) - 1))
        {
            case Choice.UndoMark:
                Marks[id] = stack[entry + 1];
                LastGroup = stack[entry + 2];
                break;
            case Choice.UndoRepeat:
                repeats[2 * id] = stack[entry + 1];
                repeats[2 * id + 1] = stack[entry + 2];
                break;
        }
    }

    // ---- the steps -----------------------------------------------------------------------------------------------------------------

    RegexOutcome Run<T>(T subject) where T : IRegexText, allows ref struct
    {
        var steps = program.Steps;
        int next = step, at = this.at;
        for (;;)
        {
            var now = steps[next];
            next = now.Next;
            bool isRight;
            switch (now.Kind)
            {
                case RegexStepKind.Character:
                    if ((uint)at < (uint)subject.Length && subject[at] == now.X)
                    {
                        at++;
                        continue;
                    }
                    break;
                case RegexStepKind.Set:
                    if ((uint)at < (uint)subject.Length && now.Set!.Contains(subject[at]))
                    {
                        at++;
                        continue;
                    }
                    break;
                case RegexStepKind.Text:
                    if (HasText(subject, now.Text, at))
                    {
                        at += now.Text.Length;
                        continue;
                    }
                    break;
                case RegexStepKind.Mark:
                    SetMark(now.X, at);
                    continue;
                case RegexStepKind.Branch:
                    // The first alternative that can begin here; the others only if they could, too.
                    var c = (uint)at < (uint)subject.Length ? subject[at] : -1;
                    for (; ; now = steps[now.Other])
                    {
                        isRight = c < 0 ? now.NextFirst!.IsEndAccepted : now.NextFirst!.Contains(c);
                        if (isRight || now.Other == 0)
                        {
                            break;
                        }
                    }
                    if (isRight)
                    {
                        if (!now.IsOnly && (c < 0 ? now.OtherFirst!.IsEndAccepted : now.OtherFirst!.Contains(c)))
                        {
                            Push(Choice.Step, now.Other, at, 0);
                        }
                        next = now.Next;
                        continue;
                    }
                    break;
                case RegexStepKind.RepeatSet:
                    var longest = now.Most < subject.Length - at ? at + now.Most : subject.Length;
                    var reached = now.Set!.EndOfRun(subject, at, longest);
                    work -= (reached - at) / CharactersInUnit;
                    if (reached - at < now.Least)
                    {
                        break;
                    }
                    if (!now.IsOnly && reached - at > now.Least)
                    {
                        var shortest = at + now.Least;
                        reached = Shorter(subject, now.NextFirst!, reached, shortest);
                        if (reached < 0)
                        {
                            break;
                        }
                        if (reached > shortest)
                        {
                            Push(Choice.OneLess, now.Index, shortest, reached);
                        }
                    }
                    at = reached;
                    continue;
                case RegexStepKind.RepeatSetLeast:
                    if (now.Least > subject.Length - at)
                    {
                        break;
                    }
                    var least = at + now.Least;
                    if (now.Set!.EndOfRun(subject, at, least) < least)
                    {
                        break;
                    }
                    at = Longer(subject, now, least, now.Most < subject.Length - at ? at + now.Most : subject.Length);
                    if (at >= 0)
                    {
                        continue;
                    }
                    break;
                case RegexStepKind.RepeatSetOnce:
                    reached = now.Set!.EndOfRun(subject, at, now.Most < subject.Length - at ? at + now.Most : subject.Length);
                    work -= (reached - at) / CharactersInUnit;
                    if (reached - at >= now.Least)
                    {
                        at = reached;
                        continue;
                    }
                    break;
                case RegexStepKind.RepeatMostUncounted:
                    c = (uint)at < (uint)subject.Length ? subject[at] : -1;
                    if (c < 0 ? now.OtherFirst!.IsEndAccepted : now.OtherFirst!.Contains(c))
                    {
                        if (c < 0 ? now.NextFirst!.IsEndAccepted : now.NextFirst!.Contains(c))
                        {
                            Push(Choice.Step, now.Next, at, 0);
                        }
                        next = now.Other;
                    }
                    continue;
                case RegexStepKind.RepeatBegin:
                    SetRepeat(now.X, 0, -1);
                    continue;
                case RegexStepKind.RepeatMost:
                    if (--work < 0)
                    {
                        return StopAt(now.Index, at);
                    }
                    var count = repeats[2 * now.X];
                    if (count < now.Least || count < now.Most && at != repeats[2 * now.X + 1])
                    {
                        if (count >= now.Least)
                        {
                            c = (uint)at < (uint)subject.Length ? subject[at] : -1;
                            if (!(c < 0 ? now.OtherFirst!.IsEndAccepted : now.OtherFirst!.Contains(c)))
                            {
                                continue;
                            }
                            if (c < 0 ? now.NextFirst!.IsEndAccepted : now.NextFirst!.Contains(c))
                            {
                                Push(Choice.Step, now.Next, at, 0);
                            }
                        }
                        // A round that has to be is no look whether there is one more: that of nothing is only tried once.
                        SetRepeat(now.X, count + 1, count < now.Least ? repeats[2 * now.X + 1] : at);
                        next = now.Other;
                    }
                    continue;
                case RegexStepKind.RepeatLeast:
                    if (--work < 0)
                    {
                        return StopAt(now.Index, at);
                    }
                    count = repeats[2 * now.X];
                    if (count < now.Least)
                    {
                        next = now.Other;
                    }
                    else if (count < now.Most && at != repeats[2 * now.X + 1])
                    {
                        Push(Choice.Step, now.Other, at, 0);
                    }
                    continue;
                case RegexStepKind.RepeatAgain:
                    count = repeats[2 * now.X];
                    SetRepeat(now.X, count + 1, count < now.Least ? repeats[2 * now.X + 1] : at);
                    continue;
                case RegexStepKind.At:
                    if (IsAt(subject, now.X, at))
                    {
                        continue;
                    }
                    break;
                case RegexStepKind.Group:
                    reached = AfterGroup(subject, now.Folding, now.X, at);
                    if (reached >= 0)
                    {
                        at = reached;
                        continue;
                    }
                    break;
                case RegexStepKind.IfGroup:
                    if (Marks[now.X] < 0 || Marks[now.X + 1] < Marks[now.X])
                    {
                        next = now.Other;
                    }
                    continue;
                case RegexStepKind.Atomic:
                    PushBarrier(0, at);
                    continue;
                case RegexStepKind.AtomicEnd:
                    Commit();
                    continue;
                case RegexStepKind.Assert:
                    if (at >= now.X)
                    {
                        PushBarrier(0, at);
                        at -= now.X;
                        continue;
                    }
                    break;
                case RegexStepKind.AssertEnd:
                    at = Commit();
                    continue;
                case RegexStepKind.AssertNot:
                    if (at < now.X)
                    {
                        next = now.Other;
                        continue;
                    }
                    // If the body fails, what follows comes next.
                    PushBarrier(now.Other, at);
                    at -= now.X;
                    continue;
                case RegexStepKind.AssertNotEnd:
                    Abandon();
                    break;
                case RegexStepKind.Possessive:
                    repeats[2 * now.X] = 0;
                    continue;
                case RegexStepKind.PossessiveNext:
                    if (--work < 0)
                    {
                        return StopAt(now.Index, at);
                    }
                    if (repeats[2 * now.X] < now.Most)
                    {
                        // One round more; if it fails, what follows, if there were enough.
                        PushBarrier(repeats[2 * now.X] >= now.Least ? now.Next : 0, at);
                        next = now.Other;
                    }
                    continue;
                case RegexStepKind.PossessiveEnd:
                    // After a round of nothing there is none.
                    if (Commit() != at || repeats[2 * now.X] + 1 < now.Least)
                    {
                        next = now.Other;
                    }
                    repeats[2 * now.X]++;
                    continue;
                case RegexStepKind.Success:
                    if (how == RegexLooking.FullMatch && at != subject.Length || mustAdvance && at == start && from == start)
                    {
                        break;
                    }
                    this.at = at;
                    return RegexOutcome.Matched;
            }
            // It has failed here: back to the last choice.
            if (--work < 0)
            {
                return StopAt(0, at);
            }
            for (var isFound = false; !isFound;)
            {
                if (top == 0)
                {
                    return RegexOutcome.Failed;
                }
                int entry = top - EntrySize, id = stack[entry] >> KindBits;
                switch ((Choice)(stack[entry] & (1 << KindBits) - 1))
                {
                    case Choice.Step:
                        top = entry;
                        (next, at) = (id, stack[entry + 1]);
                        isFound = true;
                        break;
                    case Choice.OneLess:
                        var shortest = stack[entry + 1];
                        at = Shorter(subject, steps[id].NextFirst!, stack[entry + 2] - 1, shortest);
                        stack[entry + 2] = at;
                        if (at <= shortest)
                        {
                            top = entry;
                        }
                        next = steps[id].Next;
                        isFound = at >= 0;
                        break;
                    case Choice.OneMore:
                        top = entry;
                        int last = stack[entry + 2], furthest = stack[entry + 1];
                        if (last < subject.Length && steps[id].Set!.Contains(subject[last]))
                        {
                            at = Longer(subject, steps[id], last + 1, furthest);
                            next = steps[id].Next;
                            isFound = at >= 0;
                        }
                        break;
                    case Choice.Barrier:
                        top = entry;
                        bottom = stack[entry + 1];
                        (next, at) = (id, stack[entry + 2]);
                        isFound = id != 0;
                        break;
                    default:
                        top = entry;
                        Undo(entry);
                        break;
                }
            }
        }
    }

    RegexOutcome StopAt(int step, int at)
    {
        (this.step, this.at) = (step, at);
        return RegexOutcome.Unfinished;
    }

    static bool HasText<T>(T subject, string text, int at) where T : IRegexText, allows ref struct
    {
        if (subject.Length - at < text.Length)
        {
            return false;
        }
        for (var i = 0; i < text.Length; i++)
        {
            if (subject[at + i] != text[i])
            {
                return false;
            }
        }
        return true;
    }

    // The longest end of a repeated character, not above the one given, at which what follows can begin at all; -1 if there is none.
    int Shorter<T>(T subject, RegexSet first, int reached, int shortest) where T : IRegexText, allows ref struct
    {
        if (first.IsUnknown || reached < shortest)
        {
            return reached < shortest ? -1 : reached;
        }
        if (reached == subject.Length)
        {
            if (first.IsEndAccepted)
            {
                return reached;
            }
            reached--;
        }
        var begin = reached;
        if (first.Single >= 0 && reached >= shortest)
        {
            reached = subject.LastIndexOf(first.Single, shortest, reached + 1);
        }
        else
        {
            while (reached >= shortest && !first.Contains(subject[reached]))
            {
                reached--;
            }
        }
        work -= (begin - reached) / CharactersInUnit;
        return reached >= shortest ? reached : -1;
    }

    // The nearest end of a repeated character, not below the one given, at which what follows can begin; what else there is comes onto the stack.
    int Longer<T>(T subject, RegexStep repeat, int reached, int furthest) where T : IRegexText, allows ref struct
    {
        var (set, first) = (repeat.Set!, repeat.NextFirst!);
        var begin = reached;
        while (!(reached < subject.Length ? first.Contains(subject[reached]) : first.IsEndAccepted))
        {
            if (reached >= furthest || !set.Contains(subject[reached]))
            {
                reached = -1;
                break;
            }
            reached++;
        }
        work -= Math.Max(0, reached - begin) / CharactersInUnit;
        if (reached >= 0 && reached < furthest)
        {
            Push(Choice.OneMore, repeat.Index, furthest, reached);
        }
        return reached;
    }

    // The position behind the text of a group, if that stands here too, or -1.
    int AfterGroup<T>(T subject, RegexCode folding, int group, int at) where T : IRegexText, allows ref struct
    {
        int from = Marks[group], to = Marks[group + 1];
        if (from < 0 || to < from || to - from > subject.Length - at)
        {
            return -1;
        }
        work -= (to - from) / CharactersInUnit;
        for (var i = from; i < to; i++, at++)
        {
            if (RegexCharacter.Fold(folding, subject[i]) != RegexCharacter.Fold(folding, subject[at]))
            {
                return -1;
            }
        }
        return at;
    }

    static bool IsAt<T>(T subject, int where, int at) where T : IRegexText, allows ref struct
    {
        switch (where)
        {
            case 0 or 2:
                return at == 0;
            case 1:
                return at == 0 || subject[at - 1] == '\n';
            case 3 or 8:
                return IsBoundary(subject, at, false);
            case 4 or 9:
                return !IsBoundary(subject, at, false);
            case 5:
                return at == subject.Length || at == subject.Length - 1 && subject[at] == '\n';
            case 6:
                return at == subject.Length || subject[at] == '\n';
            case 7:
                return at == subject.Length;
            case 10:
                return IsBoundary(subject, at, true);
            default:
                return !IsBoundary(subject, at, true);
        }
    }

    static bool IsBoundary<T>(T subject, int at, bool isUnicode) where T : IRegexText, allows ref struct
    {
        var before = at > 0 && IsWord(subject[at - 1], isUnicode);
        var after = at < subject.Length && IsWord(subject[at], isUnicode);
        return before != after;
    }

    static bool IsWord(int c, bool isUnicode) => c < 128 || !isUnicode ? RegexCharacter.IsAsciiWord(c) : RegexCharacter.IsWord(c);

    // ---- as a pickle has it ----------------------------------------------------------------------------------------------------------

    /// <summary>The state as numbers, for the same pattern and subject elsewhere.</summary>
    [PyMethod("__reduce__")]
    public Value Reduce(ThreadState ts)
    {
        int[] all = [(int)how, mustAdvance ? 1 : 0, isMatching ? 1 : 0, start, from, end, step, at, bottom, LastGroup, .. Marks, .. repeats, .. stack.AsSpan(0, top)];
        var state = new PyBytes(MemoryMarshal.AsBytes(all.AsSpan()).ToArray());
        return new Value(PyTuple.Of(RegexModule.Maker(ts, "_run"), new Value(PyTuple.Of(new Value(Pattern), new Value(state)))));
    }

    /// <summary>False if it is no state that a match of this pattern can be in. What it holds is checked where it is used, as indexes are.</summary>
    internal bool TryRestore(ReadOnlySpan<byte> saved)
    {
        const int fixedCount = 10;
        var all = MemoryMarshal.Cast<byte, int>(saved);
        var states = fixedCount + Marks.Length + repeats.Length;
        if (all.Length < states || (all.Length - states) % EntrySize != 0)
        {
            return false;
        }
        (how, mustAdvance, isMatching, start, from, end) = ((RegexLooking)all[0], all[1] != 0, all[2] != 0, all[3], all[4], all[5]);
        (step, at, bottom, LastGroup) = (all[6], all[7], all[8], all[9]);
        all.Slice(fixedCount, Marks.Length).CopyTo(Marks);
        all.Slice(fixedCount + Marks.Length, repeats.Length).CopyTo(repeats);
        stack = all[states..].ToArray();
        top = stack.Length;
        return start >= 0 && start <= from && from <= end && (uint)bottom <= (uint)top;
    }
}
