// The names of one source: each spelling is one string object, beyond ASCII in the form NFKC. A table of its own, since the framework's
// that can be asked by a span would be compiled when the first source is read.
using Stackless.Compiler.Text;

namespace Stackless.Compiler.Parsing;

sealed class NameTable(SourceText source)
{
    // Open addressing; a quarter is always free.
    Entry[] _entries = new Entry[64];
    int _count;

    /// <summary>Spelling and name differ beyond ASCII only. Both are null where nothing is.</summary>
    record struct Entry(string? Spelling, string? Name);

    public string NameOf(PythonToken token)
    {
        var spelling = source.Text.AsSpan(token.Start, token.End - token.Start);
        ref var entry = ref Find(_entries, spelling);
        if (entry.Name is { } known)
        {
            return known;
        }

        var spelled = spelling.ToString();
        var name = System.Text.Ascii.IsValid(spelled) ? spelled : Identifiers.Normalise(spelled);
        entry = new Entry(spelled, name);
        if (++_count > _entries.Length / 4 * 3)
        {
            Grow();
        }

        return name;
    }

    void Grow()
    {
        var entries = new Entry[_entries.Length * 2];
        foreach (var entry in _entries)
        {
            if (entry.Spelling is not null)
            {
                Find(entries, entry.Spelling) = entry;
            }
        }

        _entries = entries;
    }

    static ref Entry Find(Entry[] entries, ReadOnlySpan<char> spelling)
    {
        var i = string.GetHashCode(spelling) & (entries.Length - 1);
        while (entries[i].Spelling is { } other && !spelling.SequenceEqual(other))
        {
            i = (i + 1) & (entries.Length - 1);
        }

        return ref entries[i];
    }
}
