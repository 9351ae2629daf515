// The stack of what else can be tried in a match, and of what has been changed since it was put there. Failing takes from its top: a change is
// undone, a choice is gone on with. Entries below the bottom of a running call belong to those who called it.
// Invariant: what is matched for itself leaves no choices behind, but the changes of marks, which its callers may have to undo.
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

/// <summary>A signal has arrived in the middle of a match. Nothing is lost: a match is computed again after the handlers.</summary>
internal sealed class MatchInterruptedException : Exception;

internal sealed partial class RegexMatcher
{
    enum ChoiceKind : byte
    {
        /// <summary>The alternative at Pc, from At.</summary>
        Branch,

        /// <summary>One character less of those repeated: the code behind them is at Pc, At the nearest end, Reached the last one tried.</summary>
        OneLess,

        /// <summary>One character more: its code is at Pc, At the furthest end, Reached the last one tried.</summary>
        OneMore,

        /// <summary>What follows a repeat: the code at Pc, from At.</summary>
        Follow,

        /// <summary>The body of a repeat once more, from At.</summary>
        OnceMore,

        /// <summary>The mark Pc was At, the last group Reached.</summary>
        UndoMark,

        /// <summary>Of the repeat: the count was Pc, the last position At.</summary>
        UndoRepeat,
    }

    struct Choice
    {
        public ChoiceKind Kind;
        public int Pc, At, Reached;

        /// <summary>The innermost repeat when it is gone on with.</summary>
        public Repeat? Repeat;
    }

    // Failures between two looks for a signal.
    const int LookInterval = 1 << 14;

    Choice[] choices = [];
    int choiceCount;
    int failuresLeft = LookInterval;

    /// <summary>Whose signals may end the match; null if none may.</summary>
    public Interpreter? Interruptor { get; init; }

    /// <summary>There is a handler to be called, or KeyboardInterrupt to be raised.</summary>
    public static bool IsSignalled(Interpreter interpreter) => interpreter.HasSignals || interpreter.IsInterruptRequested;

    void Push(in Choice choice)
    {
        if (choiceCount == choices.Length)
        {
            Array.Resize(ref choices, Math.Max(16, choiceCount * 2));
        }
        choices[choiceCount++] = choice;
    }

    void PushBranch(int next, int at)
    {
        if (code[next] != 0)
        {
            Push(new Choice { Kind = ChoiceKind.Branch, Pc = next, At = at, Repeat = repeat });
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    void Undo(in Choice change)
    {
        if (change.Kind == ChoiceKind.UndoMark)
        {
            Marks[change.Pc] = change.At;
            LastGroup = change.Reached;
        }
        else if (change.Kind == ChoiceKind.UndoRepeat)
        {
            change.Repeat!.Count = change.Pc;
            change.Repeat.LastPosition = change.At;
        }
    }

    void UndoTo(int height)
    {
        while (choiceCount > height)
        {
            Undo(choices[--choiceCount]);
        }
    }

    // Something has matched for itself: how else it could have is of no interest any more.
    void Commit(int bottom)
    {
        int kept = bottom;
        for (int i = bottom; i < choiceCount && depth > 1; i++)
        {
            if (choices[i].Kind == ChoiceKind.UndoMark)
            {
                choices[kept++] = choices[i];
            }
        }
        choiceCount = kept;
    }

    // Back to the last choice above the bottom; false if there is none, with all changes undone.
    bool TryResume(int bottom, out int pc, out int at)
    {
        if (--failuresLeft == 0)
        {
            failuresLeft = LookInterval;
            if (Interruptor is { } interpreter && IsSignalled(interpreter))
            {
                throw new MatchInterruptedException();
            }
        }
        while (choiceCount > bottom)
        {
            ref var choice = ref choices[choiceCount - 1];
            repeat = choice.Repeat;
            switch (choice.Kind)
            {
                case ChoiceKind.UndoMark or ChoiceKind.UndoRepeat:
                    Undo(choice);
                    choiceCount--;
                    continue;
                case ChoiceKind.Branch:
                    pc = choice.Pc + 1;
                    at = choice.At;
                    int next = choice.Pc + (int)code[choice.Pc];
                    choice.Pc = next;
                    choiceCount -= code[next] == 0 ? 1 : 0;
                    return true;
                case ChoiceKind.OneLess:
                    pc = choice.Pc;
                    at = choice.Reached = Shorter(pc, choice.Reached - 1, choice.At);
                    choiceCount -= at <= choice.At ? 1 : 0;
                    if (at < 0)
                    {
                        continue;
                    }
                    return true;
                case ChoiceKind.OneMore:
                    int repeated = choice.Pc;
                    if (!Matches(repeated + 4, Char(choice.Reached)))
                    {
                        choiceCount--;
                        continue;
                    }
                    at = ++choice.Reached;
                    pc = repeated + (int)code[repeated + 1] + 1;
                    choiceCount -= at >= choice.At ? 1 : 0;
                    return true;
                case ChoiceKind.Follow:
                    (pc, at) = (choice.Pc, choice.At);
                    choiceCount--;
                    return true;
                default:
                    at = choice.At;
                    choiceCount--;
                    pc = Again(repeat!, at);
                    return true;
            }
        }
        pc = at = -1;
        return false;
    }
}
