// A subject as a match reads it: the chars of a plain str, the code points of another one, or bytes. The code that reads is compiled for each of
// the three; they are types of this assembly, so that it is compiled ahead of time, too.
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

interface IRegexText
{
    int Length { get; }
    int this[int index] { get; }

    /// <summary>Positions from one to another, exclusive, where a code point stands, the first or the last; -1 if it does not.</summary>
    int IndexOf(int c, int from, int to);
    int LastIndexOf(int c, int from, int to);

    /// <summary>The first position from one on whose code point is in the set, or -1.</summary>
    int IndexOf(RegexSet set, int from);
    int IndexOf(string text, int from);
}

readonly ref struct RegexChars(ReadOnlySpan<char> text) : IRegexText
{
    readonly ReadOnlySpan<char> text = text;

    public int Length => text.Length;

    public int this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => text[index];
    }

    static int From(int found, int from) => found < 0 ? -1 : from + found;

    public int IndexOf(int c, int from, int to) => c > char.MaxValue ? -1 : From(text[from..to].IndexOf((char)c), from);
    public int LastIndexOf(int c, int from, int to) => c > char.MaxValue ? -1 : From(text[from..to].LastIndexOf((char)c), from);
    public int IndexOf(string sought, int from) => From(text[from..].IndexOf(sought), from);

    public int IndexOf(RegexSet set, int from)
    {
        if (!set.HasHigh)
        {
            return From(text[from..].IndexOfAny(set.Chars), from);
        }
        for (; from < text.Length; from++)
        {
            if (set.Contains(text[from]))
            {
                return from;
            }
        }
        return -1;
    }
}

readonly ref struct RegexBytes(ReadOnlySpan<byte> text) : IRegexText
{
    readonly ReadOnlySpan<byte> text = text;

    public int Length => text.Length;

    public int this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => text[index];
    }

    static int From(int found, int from) => found < 0 ? -1 : from + found;

    public int IndexOf(int c, int from, int to) => c > byte.MaxValue ? -1 : From(text[from..to].IndexOf((byte)c), from);
    public int LastIndexOf(int c, int from, int to) => c > byte.MaxValue ? -1 : From(text[from..to].LastIndexOf((byte)c), from);
    public int IndexOf(RegexSet set, int from) => From(text[from..].IndexOfAny(set.Bytes), from);

    public int IndexOf(string sought, int from)
    {
        if (sought.AsSpan().ContainsAnyExceptInRange('\0', '\xff'))
        {
            return -1;
        }
        var bytes = sought.Length <= 256 ? stackalloc byte[sought.Length] : new byte[sought.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)sought[i];
        }
        return From(text[from..].IndexOf(bytes), from);
    }
}

readonly ref struct RegexPoints(ReadOnlySpan<int> text) : IRegexText
{
    readonly ReadOnlySpan<int> text = text;

    public int Length => text.Length;

    public int this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => text[index];
    }

    static int From(int found, int from) => found < 0 ? -1 : from + found;

    public int IndexOf(int c, int from, int to) => From(text[from..to].IndexOf(c), from);
    public int LastIndexOf(int c, int from, int to) => From(text[from..to].LastIndexOf(c), from);

    public int IndexOf(RegexSet set, int from)
    {
        for (; from < text.Length; from++)
        {
            if (set.Contains(text[from]))
            {
                return from;
            }
        }
        return -1;
    }

    public int IndexOf(string sought, int from)
    {
        var points = sought.Length <= 256 ? stackalloc int[sought.Length] : new int[sought.Length];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = sought[i];
        }
        return From(text[from..].IndexOf(points), from);
    }
}
