// The numbered sites of a function: for each, the source range, and for resumption points the slots that are live there.
// Encoded by the compiler into a string literal of 15-bit characters (a literal costs nothing until it is used); this is the
// only reader, Stackless.Compiler's SiteTable the only writer. Layout, all numbers as varints of 14 bits with a continuation bit:
//   hash (5 chars), slot count, each (length of its name * 8 + its SlotKind, chars); site count, each (line delta zigzag, column,
//   end line delta, end column, slot of the iterator delegated to + 1 or 0, 1 if it is a resumption point; then: count and numbers of the
//   slots that are live here and were not at the resumption point before, or the other way round). Of what the evaluator runs there follow the places in
//   its instructions where a line begins: each (distance to the one before, line delta zigzag).
using System.ComponentModel;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct CodePosition(int Line, int Column, int EndLine, int EndColumn);

/// <summary>
/// What compiled code takes to be in a slot, without a test. A frame that comes from outside is held against it. What is written only later may
/// be kept already for the sake of a handler; then it is nothing yet.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public enum SlotKind
{
    /// <summary>Any object, or nothing: the variable is not bound.</summary>
    Any,

    /// <summary>A variable's cell.</summary>
    Cell,

    Tuple,
    List,
    Exception,

    /// <summary>An exception, or None: what was being handled before.</summary>
    Handled,
}

[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CodeSites
{
    readonly CodePosition[] positions;
    readonly int[]?[] changes;
    readonly int[]?[] live;
    readonly int[] delegates;
    readonly SlotKind[] kinds;
    readonly string encoded;
    int at;

    internal CodeSites(string encoded)
    {
        this.encoded = encoded;
        for (var i = 0; i < 5; i++)
        {
            Hash = (Hash << 14) | encoded[at++];
        }
        SlotNames = new string[Number()];
        kinds = new SlotKind[SlotNames.Length];
        for (var i = 0; i < SlotNames.Length; i++)
        {
            var length = Number();
            kinds[i] = (SlotKind)(length & 7);
            length >>= 3;
            SlotNames[i] = encoded.Substring(at, length);
            at += length;
        }
        var count = Number();
        positions = new CodePosition[count];
        changes = new int[]?[count];
        live = new int[]?[count];
        delegates = new int[count];
        var line = 0;
        for (var i = 0; i < count; i++)
        {
            var zigzag = Number();
            line += (zigzag >> 1) ^ -(zigzag & 1);
            var column = Number();
            var endLine = line + Number();
            var endColumn = Number();
            positions[i] = new CodePosition(line, column, endLine, endColumn);
            delegates[i] = Number() - 1;
            if (Number() != 0)
            {
                var changed = changes[i] = new int[Number()];
                for (var k = 0; k < changed.Length; k++)
                {
                    changed[k] = Number();
                }
            }
        }
        this.encoded = at < encoded.Length ? encoded[at..] : "";
        at = 0;
    }

    (int Place, int Line)[]? lines;

    /// <summary>Where a line begins in the evaluator's instructions.</summary>
    public (int Place, int Line)[] Lines => lines ??= ReadLines();

    (int Place, int Line)[] ReadLines()
    {
        var found = new List<(int, int)>();
        int place = 0, line = 0;
        at = 0;
        while (at < encoded.Length)
        {
            place += Number();
            var zigzag = Number();
            line += (zigzag >> 1) ^ -(zigzag & 1);
            found.Add((place, line));
        }
        return [.. found];
    }

    public ulong Hash { get; }

    /// <summary>The variable (or, with a leading dot, temporary) kept in each frame slot.</summary>
    public string[] SlotNames { get; }

    /// <summary>What compiled code that is resumed at a site takes to be in a slot. At the entry the slots are the bare parameters.</summary>
    public SlotKind Kind(int slot, int site) => site > 0 ? kinds[slot] : SlotKind.Any;

    /// <summary>A suspended function can be at this site: the others can only raise.</summary>
    public bool IsResumable(int site) => changes[site] is not null;

    public int Count => positions.Length;
    public CodePosition Position(int site) => positions[site];

    /// <summary>For the yield of a <c>yield from</c> or <c>await</c>: the slot of the iterator it delegates to; -1 for any other site.</summary>
    public int DelegateSlot(int site) => delegates[site];

    /// <summary>Slots that hold values the function needs after this resumption point.</summary>
    public ReadOnlySpan<int> Live(int site) => live[site] ??= LiveAfterChangesUpTo(site);

    int[] LiveAfterChangesUpTo(int site)
    {
        if (changes[site] is null)
        {
            return [];
        }
        var isLive = new bool[kinds.Length];
        var count = 0;
        for (var i = 0; i <= site; i++)
        {
            foreach (var slot in changes[i] ?? [])
            {
                isLive[slot] = !isLive[slot];
                count += isLive[slot] ? 1 : -1;
            }
        }
        var slots = new int[count];
        for (int slot = 0, at = 0; at < count; slot++)
        {
            if (isLive[slot])
            {
                slots[at++] = slot;
            }
        }
        return slots;
    }

    int Number()
    {
        int value = 0, shift = 0;
        for (;;)
        {
            int c = encoded[at++];
            value |= (c & 0x3fff) << shift;
            if ((c & 0x4000) == 0)
            {
                return value;
            }
            shift += 14;
        }
    }
}
