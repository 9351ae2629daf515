// The interned strings, by text: at most one string object of a text is interned at any time, so that two of them are equal only if they are
// the same. What is interned for code that is never unloaded is kept; what a program makes up while it runs (sys.intern, the names in a
// pickle, text that is executed) is held weakly and goes when nobody else has it.
// Handles outlive resurrection: while a finalizer can still reach a string, it is the interned one.
// Invariants: a row with a text is Kept or has a handle, never both; the table is at most three quarters full, so every search ends at an
// empty row. Rows of dead strings stay until the table is full; then it is made anew with the living, so it is never much larger than they need.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

sealed class InternTable
{
    struct Row
    {
        public PyStr? Kept;
        public GCHandle Handle;
        public int Hash;

        public readonly bool IsEmpty => Kept is null && !Handle.IsAllocated;

        public readonly PyStr? Living => Kept ?? Unsafe.As<PyStr>(Handle.Target);
    }

    Row[] rows = new Row[1 << 12];

    /// <summary>Rows that are not empty.</summary>
    int used;

    /// <summary>How many strings are interned, the dead ones that have not been noticed included.</summary>
    internal int Count
    {
        get
        {
            lock (this)
            {
                return used;
            }
        }
    }

    /// <summary>The interned string of a text.</summary>
    /// <param name="candidate">A string of that text, to be the interned one if there is none yet.</param>
    public PyStr Get(string text, PyStr? candidate, bool isKept)
    {
        var hash = PyDict.Fold(StringHash.Of(text));
        lock (this)
        {
            ref var row = ref Find(rows, hash, text);
            if (row.IsEmpty)
            {
                var str = candidate ?? PyStr.OfText(text);
                str.MarkInterned();
                if (++used * 4L > rows.Length * 3L)
                {
                    Rebuild();
                    row = ref Find(rows, hash, text);
                }
                row.Hash = hash;
                if (isKept)
                {
                    row.Kept = str;
                }
                else
                {
                    row.Handle = GCHandle.Alloc(str, GCHandleType.WeakTrackResurrection);
                }
                return str;
            }
            var found = row.Living!;
            if (isKept && row.Kept is null)
            {
                row.Kept = found;
                row.Handle.Free();
            }
            return found;
        }
    }

    // The row of a living string of that text, or the empty one where it belongs. Dead strings' rows are passed over.
    static ref Row Find(Row[] table, int hash, string text)
    {
        var mask = table.Length - 1;
        for (var i = hash & mask; ; i = (i + 1) & mask)
        {
            ref var row = ref table[i];
            if (row.IsEmpty || row.Hash == hash && row.Living is { } str && str.Text == text)
            {
                return ref row;
            }
        }
    }

    void Rebuild()
    {
        var living = 1;
        foreach (ref var row in rows.AsSpan())
        {
            if (!row.IsEmpty && row.Living is not null)
            {
                living++;
            }
        }
        var length = 1 << 12;
        while (length < living * 2L)
        {
            length *= 2;
        }
        var anew = new Row[length];
        var count = 1;
        foreach (ref var row in rows.AsSpan())
        {
            if (row.IsEmpty)
            {
                continue;
            }
            if (row.Living is null)
            {
                row.Handle.Free();
                continue;
            }
            var i = row.Hash & (length - 1);
            while (!anew[i].IsEmpty)
            {
                i = (i + 1) & (length - 1);
            }
            anew[i] = row;
            count++;
        }
        rows = anew;
        used = count;
    }
}
