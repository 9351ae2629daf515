// Where in a subject a search may find its pattern at all: what is not there is passed over without a match being tried. What the first few
// characters can be is known from the steps: a text is looked for as one, a few characters by the processor's vectors; where these stand too
// close together, the first characters are looked for all at once, one bit for each of their places (the shift-and method).
// Invariant: no position at which the pattern matches is passed over.
namespace Stackless.Runtime;

sealed class RegexStart
{
    const int MostPlaces = 16, TableSize = 256;

    // Looks at the places after a first character that was right, in vain, before the distance between them is asked for.
    const int Trials = 16, SmallDistance = 24;

    enum Kind
    {
        Anywhere,
        AtBegin,
        AtLine,
        Text,
        Places,
    }

    readonly Kind kind;
    readonly string text = "";

    // A bit for each of the first places at which the character may stand; the last one is for all code points that are not in the table.
    readonly uint[] places = new uint[TableSize + 1];
    readonly int count;
    readonly RegexSet? first;

    // After .* has failed at one position, it fails at all behind it on the same line: it has been there.
    readonly RegexSet? leading;

    public RegexStart(RegexProgram program)
    {
        var steps = program.Steps;
        var entry = steps[program.Entry];
        var beyond = entry;
        while (beyond.Kind == RegexStepKind.Mark)
        {
            beyond = steps[beyond.Next];
        }
        if (entry is { Kind: RegexStepKind.RepeatSet or RegexStepKind.RepeatSetLeast, Least: 0, Most: int.MaxValue } && (entry.Set!.IsEverything || entry.Set.Missing == '\n'))
        {
            leading = entry.Set;
        }
        if (beyond is { Kind: RegexStepKind.At, X: 0 or 2 })
        {
            kind = Kind.AtBegin;
        }
        else if (beyond is { Kind: RegexStepKind.At, X: 1 })
        {
            kind = Kind.AtLine;
        }
        else if (beyond.Kind == RegexStepKind.Text)
        {
            kind = Kind.Text;
            text = beyond.Text;
        }
        else
        {
            var budget = 200;
            count = Note(steps, program.Entry, 0, ref budget);
            first = count > 0 ? program.FirstOf(program.Entry) : null;
            kind = count > 0 && !first!.IsUnknown ? Kind.Places : Kind.Anywhere;
        }
    }

    // Notes what may stand at a place and behind it; gives the number of places up to which that is known whatever way is taken.
    int Note(RegexStep[] steps, int i, int place, ref int budget)
    {
        for (;;)
        {
            var step = steps[i];
            if (place == MostPlaces || --budget < 0)
            {
                return place;
            }
            switch (step.Kind)
            {
                case RegexStepKind.Mark or RegexStepKind.At:
                    break;
                case RegexStepKind.Fail:
                    return MostPlaces;
                case RegexStepKind.Character:
                    NoteCharacter(step.X, place++);
                    break;
                case RegexStepKind.Text:
                    foreach (var c in step.Text)
                    {
                        if (place < MostPlaces)
                        {
                            NoteCharacter(c, place++);
                        }
                    }
                    break;
                case RegexStepKind.Set:
                    NoteSet(step.Set!, place++);
                    break;
                case RegexStepKind.RepeatSet or RegexStepKind.RepeatSetLeast or RegexStepKind.RepeatSetOnce:
                    for (var k = 0; k < step.Least && place < MostPlaces; k++)
                    {
                        NoteSet(step.Set!, place++);
                    }
                    if (step.Most > step.Least)
                    {
                        return place;
                    }
                    break;
                case RegexStepKind.Branch:
                    var one = Note(steps, step.Next, place, ref budget);
                    return Math.Min(one, Note(steps, step.Other, place, ref budget));
                case RegexStepKind.RepeatMostUncounted:
                    // Its body may come, or what follows: nothing is known of how far. Before it, its body has been noted.
                    return place;
                default:
                    return place;
            }
            i = step.Next;
        }
    }

    void NoteCharacter(int c, int place) => places[Math.Min(c, TableSize)] |= 1u << place;

    void NoteSet(RegexSet set, int place)
    {
        for (var c = 0; c < TableSize; c++)
        {
            places[c] |= set.Contains(c) ? 1u << place : 0;
        }
        places[TableSize] |= set.HasHigh ? 1u << place : 0;
    }

    /// <summary>The first position at or after <paramref name="at"/> where a match may begin, or -1.</summary>
    public int Next<T>(T subject, int at) where T : IRegexText, allows ref struct
    {
        switch (kind)
        {
            case Kind.AtBegin:
                return at == 0 ? 0 : -1;
            case Kind.AtLine:
                return at == 0 || at <= subject.Length && subject[at - 1] == '\n' ? at : AfterBreak(subject, at);
            case Kind.Text:
                return at <= subject.Length ? subject.IndexOf(text, at) : -1;
            case Kind.Places:
                return IndexOfPlaces(subject, at);
            default:
                return at <= subject.Length ? at : -1;
        }
    }

    /// <summary>Where to look after a match has failed at a position.</summary>
    public int After<T>(T subject, int failed) where T : IRegexText, allows ref struct =>
        leading is null ? failed + 1
        : leading.IsEverything ? subject.Length + 1
        : AfterBreak(subject, failed) is var next && next < 0 ? subject.Length + 1 : next;

    static int AfterBreak<T>(T subject, int at) where T : IRegexText, allows ref struct
    {
        var found = at < subject.Length ? subject.IndexOf('\n', at, subject.Length) : -1;
        return found < 0 ? -1 : found + 1;
    }

    int IndexOfPlaces<T>(T subject, int at) where T : IRegexText, allows ref struct
    {
        var from = at;
        for (var trials = 0; ; at++)
        {
            at = at < subject.Length ? subject.IndexOf(first!, at) : -1;
            if (at < 0 || subject.Length - at < count)
            {
                return -1;
            }
            if (HasPlaces(subject, at))
            {
                return at;
            }
            if (++trials == Trials && at - from < Trials * SmallDistance)
            {
                return IndexByBits(subject, at + 1);
            }
        }
    }

    bool HasPlaces<T>(T subject, int at) where T : IRegexText, allows ref struct
    {
        for (var k = 1; k < count; k++)
        {
            if ((places[Math.Min(subject[at + k], TableSize)] >> k & 1) == 0)
            {
                return false;
            }
        }
        return true;
    }

    int IndexByBits<T>(T subject, int at) where T : IRegexText, allows ref struct
    {
        uint whole = 1u << (count - 1), state = 0;
        var table = places.AsSpan(0, TableSize + 1);
        for (; at < subject.Length; at++)
        {
            state = (state << 1 | 1) & table[Math.Min(subject[at], TableSize)];
            if ((state & whole) != 0)
            {
                return at - count + 1;
            }
        }
        return -1;
    }
}
