// str: a sequence of code points. Text without astral code points stays a .NET string (one char per code point); any other text
// is an int[] of code points, so that indexing is by code point and adjacent lone surrogates stay apart. The result of a long
// concatenation is a Joint until somebody looks inside, so that building a text with += is linear.
// Invariants: content is a string without any high surrogate followed by a low one, or an int[] that could not be such a
// string, or a Joint; equal texts thus have equal representations once joined. The hash is computed once; 0 means not yet.
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Stackless.Runtime;

public partial class PyStr : PyObject, IEquatable<PyStr>
{
    const int JointThreshold = 512;

    /// <summary>What .NET can hold in one string.</summary>
    internal const int MaxLength = 0x3fffffff;

    public static readonly PyStr Empty = new("", false);

    static readonly PyStr[] characters = MakeCharacters();
    static readonly InternTable interned = new();

    object content;
    int length;
    bool isInterned;
    long hash;

    /// <summary>From UTF-16, where a surrogate pair stands for one code point.</summary>
    public PyStr(string text) : base(ShapeIds.Str)
    {
        content = text;
        length = text.Length;
        if (HasPair(text))
        {
            var points = DecodePairs(text);
            content = points;
            length = points.Length;
        }
    }

    /// <summary>From text known to be free of surrogate pairs.</summary>
    PyStr(string text, bool hasPairs) : base(ShapeIds.Str)
    {
        content = text;
        length = text.Length;
    }

    PyStr(object content, int length) : base(ShapeIds.Str)
    {
        this.content = content;
        this.length = length;
    }

    protected PyStr(int shapeId) : base(shapeId) => content = "";

    /// <summary>Gives a new instance of a subclass its text.</summary>
    internal void Assign(PyStr text)
    {
        content = text.Content;
        length = text.length;
        hash = text.hash;
    }

    sealed class Joint(PyStr left, PyStr right)
    {
        public readonly PyStr Left = left, Right = right;

        /// <summary>How often somebody has looked inside without joining.</summary>
        public int Looks;
    }

    // ---- making ------------------------------------------------------------------------------------------------------

    /// <summary>From text in which no surrogate pair can occur (ASCII, digits): skips the scan.</summary>
    public static PyStr Plain(string text) => new(text, false);

    /// <summary>From text of which each char is a code point of its own: surrogates that have come to stand side by side stay two.</summary>
    static PyStr OfUnits(string text) => HasPair(text)
        ? new PyStr(Array.ConvertAll(text.ToCharArray(), static c => (int)c), text.Length)
        : new PyStr(text, false);

    /// <summary>A string of one code point.</summary>
    public static PyStr Character(int point) =>
        (uint)point < 256 ? characters[point]
        : point < 0x10000 ? new PyStr(((char)point).ToString(), false)
        : new PyStr(new[] { point }, 1);

    /// <summary>From code points, in the one representation that belongs to them.</summary>
    public static PyStr FromPoints(ReadOnlySpan<int> points)
    {
        var isPlain = true;
        for (var i = 0; i < points.Length; i++)
        {
            var p = points[i];
            if (p > 0xffff || (p & 0xfc00) == 0xdc00 && i > 0 && (points[i - 1] & 0xfc00) == 0xd800)
            {
                isPlain = false;
                break;
            }
        }
        if (!isPlain)
        {
            return new PyStr(points.ToArray(), points.Length);
        }
        if (points.Length <= 1)
        {
            return points.Length == 0 ? Empty : Character(points[0]);
        }
        var chars = new char[points.Length];
        for (var i = 0; i < chars.Length; i++)
        {
            chars[i] = (char)points[i];
        }
        return new PyStr(new string(chars), false);
    }

    /// <summary>The one string object of this text, for good: names that code which is never unloaded has for attributes, globals, keywords.</summary>
    public static PyStr Intern(string text) => interned.Get(text, null, isKept: true);

    /// <summary>The same for as long as anybody has it.</summary>
    public static PyStr InternWeakly(string text) => interned.Get(text, null, isKept: false);

    /// <summary>The interned string equal to this one.</summary>
    public PyStr Intern() => isInterned || !IsPlain ? this : interned.Get((string)Content, GetType() == typeof(PyStr) ? this : null, isKept: false);

    internal static PyStr OfText(string text) => text.Length == 1 && text[0] < 256 ? characters[text[0]] : new PyStr(text);

    internal void MarkInterned() => isInterned = true;

    /// <summary>How many strings are interned, some of the dead included.</summary>
    internal static int InternedCount => interned.Count;

    // ---- looking inside ------------------------------------------------------------------------------------------------

    public int Length => length;

    object Content
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => content.GetType() == typeof(Joint) ? Join() : content;
    }

    /// <summary>True if one .NET char is one code point throughout.</summary>
    public bool IsPlain => Content.GetType() == typeof(string);

    /// <summary>The text if <see cref="IsPlain"/>, else null.</summary>
    public string? PlainText => Content as string;

    /// <summary>The code points if not <see cref="IsPlain"/>.</summary>
    internal int[] Points => (int[])Content;

    /// <summary>As UTF-16. Adjacent lone surrogates cannot be told from a pair there.</summary>
    public string Text => Content as string ?? Encode((int[])Content);

    /// <summary>The code point at an index that is in range.</summary>
    public int this[int index] => content is string text ? text[index] : PointAt(index);

    // Looking at the end of a text while it is built must not join it every time: a few looks find their way through the parts.
    int PointAt(int index)
    {
        const int maxSteps = 8, maxLooks = 8;
        var inside = content;
        if (inside is Joint first && ++first.Looks <= maxLooks)
        {
            var at = index;
            for (var steps = 0; steps < maxSteps && inside is Joint joint; steps++)
            {
                var isLeft = at < joint.Left.length;
                at -= isLeft ? 0 : joint.Left.length;
                inside = (isLeft ? joint.Left : joint.Right).content;
            }
            if (inside is not Joint)
            {
                return inside is string part ? part[at] : ((int[])inside)[at];
            }
        }
        return Content is string text ? text[index] : ((int[])Content)[index];
    }

    /// <summary>The code points as a new array.</summary>
    public int[] ToPoints()
    {
        if (Content is not string text)
        {
            return (int[])((int[])Content).Clone();
        }
        var points = new int[text.Length];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = text[i];
        }
        return points;
    }

    public override string ToString() => Text;

    // ---- equality and hash ---------------------------------------------------------------------------------------------

    public bool Equals(PyStr? other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }
        if (other is null || length != other.length || isInterned && other.isInterned)
        {
            return false;
        }
        return hash != 0 && other.hash != 0 && hash != other.hash ? false : SameContent(other);
    }

    bool SameContent(PyStr other)
    {
        object a = Content, b = other.Content;
        return a is string s ? b is string t && string.Equals(s, t) : b is int[] q && ((int[])a).AsSpan().SequenceEqual(q);
    }

    public override bool Equals(object? other) => other is PyStr str && Equals(str);

    /// <summary>Python's hash: 64 bits, equal for equal texts, another one in every process (StringHash).</summary>
    public long Hash
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => hash != 0 ? hash : ComputeHash();
    }

    public override int GetHashCode() => PyDict.Fold(Hash);

    long ComputeHash()
    {
        var result = Content is string text ? StringHash.Of(text) : StringHash.Of(MemoryMarshal.AsBytes(((int[])Content).AsSpan()));
        hash = result;
        return result;
    }

    // ---- concatenation -------------------------------------------------------------------------------------------------

    public static PyStr Concat(PyStr a, PyStr b)
    {
        if (b.length == 0)
        {
            return a.Plainly();
        }
        if (a.length == 0)
        {
            return b.Plainly();
        }
        var total = (long)a.length + b.length;
        if (total > MaxLength)
        {
            throw new OutOfMemoryException();
        }
        if (total >= JointThreshold)
        {
            return new PyStr(new Joint(a, b), (int)total);
        }
        if (a.Content is string s && b.Content is string t && !(char.IsLowSurrogate(t[0]) && char.IsHighSurrogate(s[^1])))
        {
            return new PyStr(string.Concat(s, t), false);
        }
        return FromPoints([.. a.ToPoints(), .. b.ToPoints()]);
    }

    /// <summary>This text as an exact str, not as a subclass's instance.</summary>
    public PyStr Plainly() => GetType() == typeof(PyStr) ? this : new PyStr(Content, length);

    object Join()
    {
        // Left-deep chains are what += builds: walked without recursion, filled from the right.
        var parts = new List<PyStr>();
        var pending = new Stack<PyStr>();
        pending.Push(this);
        var isPlain = true;
        while (pending.TryPop(out var part))
        {
            var inside = part.content;
            if (inside is Joint joint)
            {
                pending.Push(joint.Right);
                pending.Push(joint.Left);
                continue;
            }
            isPlain &= inside is string;
            parts.Add(part);
        }
        if (isPlain)
        {
            var text = string.Create(length, parts, static (span, parts) =>
            {
                foreach (var part in parts)
                {
                    var piece = (string)part.content;
                    piece.CopyTo(span);
                    span = span[piece.Length..];
                }
            });
            if (!HasPair(text))
            {
                content = text;
                return text;
            }
        }
        var points = new int[length];
        var at = 0;
        foreach (var part in parts)
        {
            var piece = part.ToPoints();
            piece.CopyTo(points, at);
            at += piece.Length;
        }
        content = FromPoints(points).content;
        return content;
    }

    // ---- surrogates ------------------------------------------------------------------------------------------------------

    // The framework's search for a range of characters makes two objects at each call from code that was compiled ahead of time.
    static bool HasSurrogate(string text)
    {
        ref var first = ref Unsafe.As<char, ushort>(ref MemoryMarshal.GetReference(text.AsSpan()));
        var i = 0;
        for (; i <= text.Length - Vector128<ushort>.Count; i += Vector128<ushort>.Count)
        {
            if (Vector128.LessThanAny(Vector128.LoadUnsafe(ref first, (nuint)i) - Vector128.Create((ushort)0xd800), Vector128.Create((ushort)0x800)))
            {
                return true;
            }
        }
        for (; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }
        return false;
    }

    static bool HasPair(string text)
    {
        if (!HasSurrogate(text))
        {
            return false;
        }
        for (var i = 1; i < text.Length; i++)
        {
            if (char.IsLowSurrogate(text[i]) && char.IsHighSurrogate(text[i - 1]))
            {
                return true;
            }
        }
        return false;
    }

    static int[] DecodePairs(string text)
    {
        var points = new List<int>(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                points.Add(char.ConvertToUtf32(text[i], text[i + 1]));
                i++;
            }
            else
            {
                points.Add(text[i]);
            }
        }
        return [.. points];
    }

    static string Encode(int[] points)
    {
        var text = new System.Text.StringBuilder(points.Length + 8);
        foreach (var point in points)
        {
            if (point > 0xffff)
            {
                text.Append((char)(0xd7c0 + (point >> 10))).Append((char)(0xdc00 | point & 0x3ff));
            }
            else
            {
                text.Append((char)point);
            }
        }
        return text.ToString();
    }

    static PyStr[] MakeCharacters()
    {
        var table = new PyStr[256];
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = new PyStr(((char)i).ToString(), false);
        }
        return table;
    }
}
