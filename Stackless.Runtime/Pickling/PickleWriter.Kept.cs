// The pickle of a checkpoint: what is pickled again later has nearly the same bytes then. An object that is referred to a second time has the number that it
// had in the pickle before, whatever has come between; one that is not has none. So what stands where in the pickle is known at its end only.
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

sealed partial class PickleWriter
{
    /// <summary>An object that was written: where its bytes end, and its number once it has one.</summary>
    record struct Written(int End, int Number);

    const int NoNumber = -1;

    // By their places in the memo.
    readonly List<Written>? written = kept is null ? null : [];

    void NoteWritten() => written!.Add(new Written(length, NoNumber));

    int NumberOf(KeptNumbers numbers, object o, int place)
    {
        ref var entry = ref CollectionsMarshal.AsSpan(written)[place];
        if (entry.Number == NoNumber)
        {
            entry.Number = numbers.Of(o);
        }
        return entry.Number;
    }

    // What was written, and behind each object that has a number the opcode that gives it.
    ReadOnlySpan<byte> WithNumbers()
    {
        var plain = bytes;
        var count = length;
        bytes = new byte[count + count / 8];
        length = 0;
        var from = 0;
        foreach (var entry in written!)
        {
            if (entry.Number != NoNumber)
            {
                Raw(plain.AsSpan(from, entry.End - from));
                Put(entry.Number);
                from = entry.End;
            }
        }
        Raw(plain.AsSpan(from, count - from));
        return bytes.AsSpan(0, length);
    }
}
