// A regular expression as a graph of steps, made from the code that re's compiler gives (re/_compiler.py says what the codes are): each step
// names the next one, single characters are sets, literals that stand side by side are one step. Of each branch and repeat it is known what the
// ways on can begin with: where only one of them can, nothing is remembered to come back to. None of that changes what is found.
// Built from behind: a piece is given the step that follows it. Repeats of more than one character have a number: the match counts there.
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

enum RegexStepKind : byte
{
    Fail,
    Success,
    Character,
    Set,
    Text,
    Mark,
    At,
    Group,
    IfGroup,
    Branch,
    RepeatSet,
    RepeatSetLeast,
    RepeatSetOnce,
    RepeatBegin,
    RepeatMost,
    RepeatMostUncounted,
    RepeatLeast,
    RepeatAgain,
    Possessive,
    PossessiveNext,
    PossessiveEnd,
    Atomic,
    AtomicEnd,
    Assert,
    AssertEnd,
    AssertNot,
    AssertNotEnd,
}

sealed class RegexStep(RegexStepKind kind)
{
    public readonly RegexStepKind Kind = kind;

    /// <summary>Its place among the program's.</summary>
    public int Index;

    public int Next;

    /// <summary>The other way: a body, the next alternative, what follows if a group did not match.</summary>
    public int Other;

    /// <summary>A character, mark, group, position, repeat or width, as the kind has it.</summary>
    public int X;
    public int Least, Most;
    public RegexSet? Set;
    public string Text = "";
    public RegexCode Folding;

    /// <summary>What Next and Other can begin with, where it is of use.</summary>
    public RegexSet? NextFirst, OtherFirst;

    /// <summary>No other way can succeed where this one's first character is right.</summary>
    public bool IsOnly;
}

sealed partial class RegexProgram
{
    const int Unlimited = int.MaxValue;

    readonly uint[] code;
    readonly List<RegexStep> steps = [new RegexStep(RegexStepKind.Fail), new RegexStep(RegexStepKind.Success)];

    public RegexProgram(uint[] code)
    {
        this.code = code;
        Entry = Sequence(0, code.Length, 1, out _);
        for (var i = 0; i < steps.Count; i++)
        {
            steps[i].Index = i;
            Foresee(steps[i]);
        }
        Steps = [.. steps];
        Start = new RegexStart(this);
    }

    public RegexStep[] Steps { get; private set; } = [];
    public int Entry { get; }
    public int RepeatCount { get; private set; }
    public RegexStart Start { get; }

    int Add(RegexStep step)
    {
        steps.Add(step);
        return steps.Count - 1;
    }

    static int Bound(uint code) => (int)Math.Min(code, Unlimited);

    // ---- from code to steps --------------------------------------------------------------------------------------------------------

    // The code from a position to where the sequence ends, before `stop`; gives its first step and the least width of what it matches.
    int Sequence(int pc, int stop, int next, out long width)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        var items = new List<int>();
        for (var at = pc; at < stop && (RegexCode)code[at] is not (RegexCode.Success or RegexCode.Jump or RegexCode.MaxUntil or RegexCode.MinUntil); at = After(at))
        {
            items.Add(at);
        }
        width = 0;
        for (var i = items.Count - 1; i >= 0; i--)
        {
            // Literals that stand side by side are one step. Its text is made of chars: a code point beyond them stays alone.
            var first = i;
            while (first >= 0 && IsChar(items[first]))
            {
                first--;
            }
            if (i - first > 1)
            {
                var chars = new char[i - first];
                for (var k = 0; k < chars.Length; k++)
                {
                    chars[k] = (char)code[items[first + 1 + k] + 1];
                }
                string text = new(chars);
                next = Add(new RegexStep(RegexStepKind.Text) { Text = text, Next = next });
                width += text.Length;
                i = first + 1;
                continue;
            }
            next = Item(items[i], next, out var own);
            width += own;
        }
        width = Math.Min(width, Unlimited);
        return next;
    }

    bool IsChar(int pc) => (RegexCode)code[pc] == RegexCode.Literal && code[pc + 1] <= char.MaxValue;

    // Where the code of the next item stands.
    int After(int pc)
    {
        switch ((RegexCode)code[pc])
        {
            case RegexCode.Failure:
                return pc + 1;
            case RegexCode.Mark or RegexCode.At or RegexCode.GroupRef or RegexCode.GroupRefIgnore or RegexCode.GroupRefUniIgnore or RegexCode.GroupRefLocIgnore:
                return pc + 2;
            case RegexCode.GroupRefExists:
                var other = OtherOf(pc);
                return HasOther(pc, other) ? other - 1 + (int)code[other - 1] : other;
            case RegexCode.Branch:
                var branch = pc + 1;
                while (code[branch] != 0)
                {
                    branch += (int)code[branch];
                }
                return branch + 1;
            case RegexCode.Repeat or RegexCode.PossessiveRepeat:
                return pc + (int)code[pc + 1] + 2;
            case RegexCode.Info or RegexCode.RepeatOne or RegexCode.MinRepeatOne or RegexCode.PossessiveRepeatOne or RegexCode.Assert or RegexCode.AssertNot or RegexCode.AtomicGroup:
                return pc + (int)code[pc + 1] + 1;
            default:
                return pc + RegexCharacter.Width(code, pc);
        }
    }

    int OtherOf(int pc) => pc + 2 + (int)code[pc + 2] - 1;

    // A condition has two sides if the first ends with a jump.
    bool HasOther(int pc, int other)
    {
        var at = pc + 3;
        while (at < other && (RegexCode)code[at] != RegexCode.Jump)
        {
            at = After(at);
        }
        return at < other;
    }

    int Item(int pc, int next, out long width)
    {
        width = 0;
        var op = (RegexCode)code[pc];
        var operand = pc + 1 < code.Length ? (int)code[pc + 1] : 0;
        switch (op)
        {
            case RegexCode.Failure:
                return 0;
            case RegexCode.Info:
                return next;
            case RegexCode.Mark:
                return Add(new RegexStep(RegexStepKind.Mark) { X = operand, Next = next });
            case RegexCode.At:
                return Add(new RegexStep(RegexStepKind.At) { X = operand, Next = next });
            case RegexCode.GroupRef or RegexCode.GroupRefIgnore or RegexCode.GroupRefUniIgnore or RegexCode.GroupRefLocIgnore:
                return Add(new RegexStep(RegexStepKind.Group) { X = operand * 2, Folding = op, Next = next });
            case RegexCode.GroupRefExists:
                var other = OtherOf(pc);
                var no = HasOther(pc, other) ? Sequence(other, After(pc), next, out _) : next;
                return Add(new RegexStep(RegexStepKind.IfGroup) { X = operand * 2, Next = Sequence(pc + 3, other, next, out _), Other = no });
            case RegexCode.Branch:
                return Branch(pc + 1, next, out width);
            case RegexCode.RepeatOne or RegexCode.MinRepeatOne or RegexCode.PossessiveRepeatOne:
                var kind = op == RegexCode.RepeatOne ? RegexStepKind.RepeatSet : op == RegexCode.MinRepeatOne ? RegexStepKind.RepeatSetLeast : RegexStepKind.RepeatSetOnce;
                width = Bound(code[pc + 2]);
                return Add(new RegexStep(kind) { Least = Bound(code[pc + 2]), Most = Bound(code[pc + 3]), Set = RegexSet.OfCode(code, pc + 4), Next = next });
            case RegexCode.Repeat:
                return Repeat(pc, next, out width);
            case RegexCode.PossessiveRepeat:
                return Possessive(pc, next, out width);
            case RegexCode.AtomicGroup:
                var end = Add(new RegexStep(RegexStepKind.AtomicEnd) { Next = next });
                return Add(new RegexStep(RegexStepKind.Atomic) { Next = Sequence(pc + 2, code.Length, end, out width) });
            case RegexCode.Assert:
                var isSo = Add(new RegexStep(RegexStepKind.AssertEnd) { Next = next });
                return Add(new RegexStep(RegexStepKind.Assert) { X = (int)code[pc + 2], Next = Sequence(pc + 3, code.Length, isSo, out _), Other = next });
            case RegexCode.AssertNot:
                var isNotSo = Add(new RegexStep(RegexStepKind.AssertNotEnd));
                return Add(new RegexStep(RegexStepKind.AssertNot) { X = (int)code[pc + 2], Other = next, Next = Sequence(pc + 3, code.Length, isNotSo, out _) });
            default:
                width = 1;
                return One(pc, op, operand, next);
        }
    }

    int One(int pc, RegexCode op, int operand, int next)
    {
        if (op != RegexCode.Literal)
        {
            return Add(new RegexStep(RegexStepKind.Set) { Set = RegexSet.OfCode(code, pc), Next = next });
        }
        return Add(new RegexStep(RegexStepKind.Character) { X = operand, Next = next });
    }

    // Each alternative begins with where the next one is; 0 comes after the last.
    int Branch(int pc, int next, out long width)
    {
        var starts = new List<int>();
        for (; code[pc] != 0; pc += (int)code[pc])
        {
            starts.Add(pc + 1);
        }
        width = starts.Count == 0 ? 0 : long.MaxValue / 4;
        var chain = 0;
        for (var i = starts.Count - 1; i >= 0; i--)
        {
            var body = Sequence(starts[i], code.Length, next, out var own);
            width = Math.Min(width, own);
            chain = Add(new RegexStep(RegexStepKind.Branch) { Next = body, Other = chain });
        }
        return chain;
    }

    int Repeat(int pc, int next, out long width)
    {
        var until = pc + (int)code[pc + 1] + 1;
        int least = Bound(code[pc + 2]), most = Bound(code[pc + 3]), number = RepeatCount++;
        var isGreedy = (RegexCode)code[until] == RegexCode.MaxUntil;
        // The step at the end of the body is made first: the body goes on there. Whether it has to count is known when the body's width is.
        var end = Add(new RegexStep(RegexStepKind.Fail));
        var body = Sequence(pc + 4, until, end, out var own);
        width = own * least;
        var isCounted = !isGreedy || most != Unlimited || least > 1 || own == 0;
        steps[end] = new RegexStep(!isGreedy ? RegexStepKind.RepeatLeast : isCounted ? RegexStepKind.RepeatMost : RegexStepKind.RepeatMostUncounted)
        {
            X = number, Least = least, Most = most, Other = body, Next = next,
        };
        if (!isCounted)
        {
            return least == 1 ? body : end;
        }
        if (!isGreedy)
        {
            var again = Add(new RegexStep(RegexStepKind.RepeatAgain) { X = number, Least = least, Next = body });
            steps[end].Other = again;
        }
        return Add(new RegexStep(RegexStepKind.RepeatBegin) { X = number, Next = end });
    }

    int Possessive(int pc, int next, out long width)
    {
        int number = RepeatCount++, least = Bound(code[pc + 2]);
        int more = Add(new RegexStep(RegexStepKind.Fail)), end = Add(new RegexStep(RegexStepKind.PossessiveEnd) { X = number, Least = least, Next = next, Other = more });
        var body = Sequence(pc + 4, code.Length, end, out var own);
        width = own * least;
        steps[more] = new RegexStep(RegexStepKind.PossessiveNext) { X = number, Least = least, Most = Bound(code[pc + 3]), Other = body, Next = next };
        return Add(new RegexStep(RegexStepKind.Possessive) { X = number, Next = more });
    }

    // ---- what can come first -------------------------------------------------------------------------------------------------------

    /// <summary>Steps looked at for one answer: a pattern of many alternatives in alternatives must not take for ever.</summary>
    const int MostSteps = 500;

    readonly Dictionary<int, RegexSet> firsts = [];

    public RegexSet FirstOf(int step)
    {
        if (!firsts.TryGetValue(step, out var known))
        {
            var parts = new List<RegexSet>();
            var isUnknown = false;
            var seen = new HashSet<int>();
            var pending = new List<int> { step };
            while (pending.Count > 0 && !isUnknown)
            {
                var i = pending[^1];
                pending.RemoveAt(pending.Count - 1);
                if (firsts.TryGetValue(i, out var part))
                {
                    parts.Add(part);
                    continue;
                }
                isUnknown = seen.Add(i) && !TryFirst(steps[i], parts, pending) || seen.Count > MostSteps;
            }
            firsts[step] = known = RegexSet.Union(parts, isUnknown);
        }
        return known;
    }

    // Adds what a step takes, or the steps to which it goes without taking anything; false if nothing can be said.
    static bool TryFirst(RegexStep step, List<RegexSet> parts, List<int> pending)
    {
        switch (step.Kind)
        {
            case RegexStepKind.Fail:
                return true;
            case RegexStepKind.Set:
                parts.Add(step.Set!);
                return true;
            case RegexStepKind.Character:
                parts.Add(RegexSet.OfLiteral(step.X));
                return true;
            case RegexStepKind.Text:
                parts.Add(RegexSet.OfLiteral(step.Text[0]));
                return true;
            case RegexStepKind.RepeatSet or RegexStepKind.RepeatSetLeast or RegexStepKind.RepeatSetOnce:
                parts.Add(step.Set!);
                if (step.Least == 0)
                {
                    pending.Add(step.Next);
                }
                return true;
            case RegexStepKind.Mark or RegexStepKind.At or RegexStepKind.RepeatBegin or RegexStepKind.RepeatAgain or RegexStepKind.Possessive or RegexStepKind.Atomic:
                pending.Add(step.Next);
                return true;
            case RegexStepKind.Assert or RegexStepKind.AssertNot:
                pending.Add(step.Other);
                return true;
            case RegexStepKind.IfGroup or RegexStepKind.Branch or RegexStepKind.RepeatMost or RegexStepKind.RepeatMostUncounted or RegexStepKind.RepeatLeast
                or RegexStepKind.PossessiveNext:
                pending.Add(step.Next);
                pending.Add(step.Other);
                return true;
            default:
                // The end of what is matched for itself among them: what follows has no say in how that matches.
                return false;
        }
    }

    void Foresee(RegexStep step)
    {
        switch (step.Kind)
        {
            case RegexStepKind.Branch:
                step.NextFirst = FirstOf(step.Next);
                step.OtherFirst = FirstOf(step.Other);
                step.IsOnly = !step.NextFirst.Overlaps(step.OtherFirst) && !(step.NextFirst.IsEndAccepted && step.OtherFirst.IsEndAccepted);
                break;
            case RegexStepKind.RepeatSet:
                step.NextFirst = FirstOf(step.Next);
                step.IsOnly = !step.NextFirst.Overlaps(step.Set!);
                break;
            case RegexStepKind.RepeatSetLeast:
                step.NextFirst = FirstOf(step.Next);
                break;
            case RegexStepKind.RepeatMost or RegexStepKind.RepeatMostUncounted or RegexStepKind.RepeatLeast:
                step.NextFirst = FirstOf(step.Next);
                step.OtherFirst = FirstOf(step.Other);
                break;
        }
    }
}
