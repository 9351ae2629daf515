// Frames that are written in C#, and how they are stored: each class says under which name with [NativeFrame], and what it holds; the tables
// from class to name and from name to class are generated, so that a process that has run nothing yet knows every kind.
// Continuation frames are the most frequent kind: the continuation's name and its three values.
namespace Stackless.Runtime;

/// <summary>Under which name a frame is stored. The class is an <see cref="INativeFrame"/> and has <c>static Frame? Restore(Value[] content)</c>.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
sealed class NativeFrameAttribute(string kind) : Attribute
{
    public string Kind { get; } = kind;
}

/// <summary>Why a frame is not stored.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
sealed class NotPickledAttribute(string reason) : Attribute
{
    public string Reason { get; } = reason;
}

/// <summary>A native frame that can be pickled.</summary>
interface INativeFrame
{
    /// <summary>All it holds besides State: values, none of them null.</summary>
    Value[] GetContent();
}

static partial class NativeFrames
{
    /// <summary>The kind and content of a native frame; null if it cannot be stored.</summary>
    public static (string Kind, Value[] Content)? Describe(Frame frame) =>
        frame is INativeFrame native && KindOf(frame) is { } kind ? (kind, native.GetContent()) : null;

    /// <summary>Null if there is no such kind, or the content is not what it needs.</summary>
    public static Frame? Restore(string kind, Value[] content) => Make(kind, content);

    internal static Value Tuple(Value[] items) => new(new PyTuple(items));

    internal static Value Names(PyStr[] names) => Tuple(Array.ConvertAll(names, name => new Value(name)));

    /// <summary>Null if they are not all strings.</summary>
    internal static PyStr[]? NamesOf(PyTuple names) => Array.TrueForAll(names.Items, name => name.Object is PyStr) ? Array.ConvertAll(names.Items, name => (PyStr)name.Object) : null;
}
