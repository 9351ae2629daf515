// A function's instructions with a stop where each line begins, and before and behind each call, for threads that have a trace function. Made from the function's own when it is
// first traced: registers, constants and sites are the same, so a frame of the one goes on in the other. Nobody else runs it.
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

sealed class TracedCode
{
    public enum StopKind
    {
        Line,
        BeforeCall,
        BehindCall,
    }

    /// <summary>One place where a line begins: the line, and where exceptions go that are raised there; -1 out of the function. Or one beside a call.</summary>
    public readonly record struct Stop(StopKind Kind, int Line, int Handler);

    static bool IsCall(Opcode opcode) => opcode is >= Opcode.Call0 and <= Opcode.CallMethod or >= Opcode.CallLoaded0 and <= Opcode.CallSpread;

    public EvaluatedFunction Function { get; }

    /// <summary>By place of the instruction behind it.</summary>
    public Dictionary<int, Stop> Stops { get; } = [];

    static readonly ConditionalWeakTable<EvaluatedFunction, TracedCode> known = [];

    /// <summary>Null if the function was emitted only: it has no instructions.</summary>
    public static TracedCode? Of(Code code) => code.Evaluated is { } function ? known.GetValue(function, f => new TracedCode(f, code.Sites.Lines)) : null;

    TracedCode(EvaluatedFunction original, (int Place, int Line)[] lines)
    {
        var linesAt = lines.ToLookup(mark => mark.Place, mark => mark.Line);
        var old = original.Words;
        // By place: where the instruction is, and where to go to get there, which is its stop if it has one.
        var moved = new int[old.Length + 1];
        var entered = new int[old.Length + 1];
        var words = new List<ushort>(old.Length + lines.Length);
        for (var at = 0; at < old.Length;)
        {
            var length = Opcodes.LengthOf(ref old[at]);
            entered[at] = words.Count;
            for (var i = linesAt[at].Count(); i > 0; i--)
            {
                words.Add((ushort)Opcode.Line);
            }
            var isCall = IsCall((Opcode)old[at]);
            if (isCall)
            {
                words.Add((ushort)Opcode.Line);
                Stops[words.Count] = new Stop(StopKind.BeforeCall, 0, -1);
            }
            moved[at] = words.Count;
            for (var i = 0; i < length; i++)
            {
                words.Add(old[at + i]);
            }
            if (isCall)
            {
                words.Add((ushort)Opcode.Line);
                Stops[words.Count] = new Stop(StopKind.BehindCall, 0, -1);
            }
            at += length;
        }
        var result = words.ToArray();
        for (var at = 0; at < old.Length; at += Opcodes.LengthOf(ref old[at]))
        {
            var place = 1;
            foreach (var part in Opcodes.FormatOf((Opcode)old[at]))
            {
                if (part != 'j')
                {
                    place += part == 'c' ? 2 : 1;
                    continue;
                }
                var distance = old[at + place] | old[at + place + 1] << 16;
                if (distance != 0)
                {
                    distance = entered[at + distance] - moved[at];
                    result[moved[at] + place] = (ushort)distance;
                    result[moved[at] + place + 1] = (ushort)(distance >> 16);
                }
                place += 2;
            }
        }
        var handlers = Array.ConvertAll(original.SiteHandlers, handler => handler < 0 ? -1 : entered[handler]);
        foreach (var mark in linesAt)
        {
            var place = mark.Key;
            var handler = HandlerBehind(original, place, linesAt);
            var stop = entered[place];
            foreach (var line in mark)
            {
                Stops[++stop] = new Stop(StopKind.Line, line, handler < 0 ? -1 : entered[handler]);
            }
        }
        Function = new EvaluatedFunction
        {
            Header = original.Header,
            Words = result,
            Constants = original.Constants,
            RegisterCount = original.RegisterCount,
            SiteStarts = Array.ConvertAll(original.SiteStarts, start => moved[start]),
            SiteHandlers = handlers,
            SiteLive = original.SiteLive,
            SlotRegisters = original.SlotRegisters,
            EncodeSites = original.EncodeSites,
            BlockStarts = Array.ConvertAll(original.BlockStarts, start => entered[start]),
            BlockHandlers = original.BlockHandlers,
            RegisterNames = original.RegisterNames,
            Module = original.Module,
            IsTraced = true,
            // It is never emitted.
            Heat = int.MaxValue,
        };
    }

    // That of the line's first operation that can raise. Where none can, the handler may count on what the line is about to do: there is none.
    static int HandlerBehind(EvaluatedFunction function, int place, ILookup<int, int> linesAt)
    {
        for (var at = place; at < function.Words.Length; at += Opcodes.LengthOf(ref function.Words[at]))
        {
            if (at > place && (linesAt.Contains(at) || Array.IndexOf(function.BlockStarts, at) >= 0))
            {
                return -1;
            }
            if (Opcodes.FormatOf((Opcode)function.Words[at]).StartsWith('s'))
            {
                return function.SiteHandlers[function.SiteAt(ref function.Words[at])];
            }
        }
        return -1;
    }
}
