// Where a traced function goes on when its trace function assigns to f_lineno: where that line begins, if the temporaries are there that its instructions count
// on. What is of the same kind may come from where the function is: the iterator of one `for` serves another. Nothing else can be made up: a `with` that
// was not entered, an exception that nobody raised. https://docs.python.org/3/reference/datamodel.html#frame.f_lineno
namespace Stackless.Runtime;

sealed class LineJump
{
    enum Kind
    {
        Other,

        /// <summary>Of a `for`.</summary>
        Iterator,

        /// <summary>That a handler is given.</summary>
        Exception,

        /// <summary>That was handled before: what a handler puts back at its end.</summary>
        Former,
    }

    readonly (Kind Kind, int Place)[] made;

    public int Place { get; private init; }
    public int Line { get; private init; }

    /// <summary>Registers to be filled from others; and the one with what was handled outside of the handlers that are left, or -1.</summary>
    public List<(ushort To, ushort From)> Moves { get; } = [];
    public int Former { get; private set; } = -1;

    LineJump((Kind, int)[] made) => this.made = made;

    /// <summary>Null if it cannot be: why.</summary>
    public static LineJump? Find(TracedCode traced, int firstLine, int from, long line, out string why)
    {
        why = "";
        if (line < firstLine)
        {
            why = $"line {line} comes before the current code block";
            return null;
        }
        var lines = traced.Stops.Where(stop => stop.Value.Kind == TracedCode.StopKind.Line && stop.Value.Line >= line).OrderBy(stop => stop.Value.Line).ThenBy(stop => stop.Key).ToList();
        if (lines.Count == 0)
        {
            why = $"line {line} comes after the current code block";
            return null;
        }
        var made = Makers(traced.Function);
        var here = Needed(traced.Function, from);
        foreach (var (place, stop) in lines.TakeWhile(stop => stop.Value.Line == lines[0].Value.Line))
        {
            var jump = new LineJump(made) { Place = place, Line = stop.Line };
            if (jump.Match(here, Needed(traced.Function, place)) is not { } problem)
            {
                return jump;
            }
            why = why.Length == 0 ? problem : why;
        }
        return null;
    }

    string? Match(HashSet<ushort> here, HashSet<ushort> there)
    {
        var free = here.Except(there).OrderBy(register => made[register].Place).ToList();
        foreach (var register in there.Except(here).OrderBy(register => made[register].Place))
        {
            var kind = made[register].Kind;
            var index = kind == Kind.Other ? -1 : free.FindIndex(candidate => made[candidate].Kind == kind);
            if (index < 0)
            {
                return kind switch
                {
                    Kind.Iterator => "can't jump into the body of a for loop",
                    Kind.Exception or Kind.Former => "can't jump into an 'except' block as there's no exception",
                    _ => "incompatible stacks",
                };
            }
            Moves.Add((register, free[index]));
            free.RemoveAt(index);
        }
        Former = free.FindIndex(register => made[register].Kind == Kind.Former) is >= 0 and var outermost ? free[outermost] : -1;
        return null;
    }

    // By register: what it holds, if it is a temporary of one of these kinds, and where it gets it first.
    static (Kind, int)[] Makers(EvaluatedFunction code)
    {
        var made = new (Kind, int)[code.RegisterCount];
        for (var at = 0; at < code.Words.Length; at += Opcodes.LengthOf(ref code.Words[at]))
        {
            var opcode = (Opcode)code.Words[at];
            var place = opcode is Opcode.GetIter ? 2 : opcode is Opcode.Catch or Opcode.PushHandled ? 1 : 0;
            if (place > 0 && code.Words[at + place] is var register && register != Opcodes.None && made[register].Item1 == Kind.Other)
            {
                made[register] = (opcode == Opcode.GetIter ? Kind.Iterator : opcode == Opcode.Catch ? Kind.Exception : Kind.Former, at);
            }
        }
        return made;
    }

    // The temporaries that instructions from a place on read before they write them.
    static HashSet<ushort> Needed(EvaluatedFunction code, int from)
    {
        var needed = new HashSet<ushort>();
        var seen = new HashSet<int>();
        var open = new Stack<(int Place, HashSet<ushort> Written)>([(from, [])]);
        while (open.TryPop(out var next))
        {
            var (at, written) = next;
            while (at < code.Words.Length && seen.Add(at))
            {
                var opcode = (Opcode)code.Words[at];
                var format = Opcodes.FormatOf(opcode);
                var isWritten = Opcodes.None;
                var place = at + 1;
                foreach (var part in format)
                {
                    switch (part)
                    {
                        case 'd':
                            isWritten = code.Words[place++];
                            break;
                        case 'r' or 'o':
                            Read(code.Words[place++]);
                            break;
                        case 'l':
                            for (var rest = code.Words[place++]; rest > 0; rest--)
                            {
                                Read(code.Words[place++]);
                            }
                            break;
                        case 'j':
                            var distance = code.Words[place] | code.Words[place + 1] << 16;
                            place += 2;
                            if (distance != 0)
                            {
                                open.Push((at + distance, [.. written]));
                            }
                            break;
                        default:
                            place += part == 'c' ? 2 : 1;
                            break;
                    }
                }
                if (isWritten != Opcodes.None)
                {
                    written.Add(isWritten);
                }
                // What is kept while the function waits there is what comes after it needs.
                if (format.StartsWith('s') && code.SiteLive[code.SiteAt(ref code.Words[at])] is { } live)
                {
                    foreach (var slot in live)
                    {
                        Read(code.SlotRegisters[slot]);
                    }
                    break;
                }
                if (opcode is Opcode.Jump or Opcode.Branch or Opcode.BranchEnd or Opcode.Return or Opcode.Reraise or Opcode.Unreachable)
                {
                    break;
                }
                at = place;
            }

            void Read(ushort register)
            {
                if (register < Opcodes.None && !written.Contains(register) && IsTemporary(code, register))
                {
                    needed.Add(register);
                }
            }
        }
        return needed;
    }

    public static bool IsTemporary(EvaluatedFunction code, int register) => register >= code.RegisterNames.Length || code.RegisterNames[register] is not { Length: > 0 } name || name[0] == '.';
}
