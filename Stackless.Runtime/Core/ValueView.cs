// What a debugger shows of a Python value: a line that says what it is, and below it its elements, items or attributes. It is asked while the program stands still, so nothing of it runs
// Python code, takes a lock or changes the object: a class's own __repr__ is not called.
using System.Diagnostics;
using System.Globalization;

namespace Stackless.Runtime;

sealed class ValueView(Value value)
{
    const int LongestText = 100;
    const int MostEntries = 1000;

    /// <summary>A part of a value.</summary>
    [DebuggerDisplay("{Value}", Name = "{Name,nq}")]
    internal sealed record Entry(string Name, Value Value);

    /// <summary>In one line.</summary>
    public static string Describe(Value v) => v.Object switch
    {
        null => "(unbound)",
        _ when v.IsInt => v.Bits.ToString(CultureInfo.InvariantCulture),
        _ when v.IsFloat => FloatText.Repr(v.AsDouble),
        PyNone => "None",
        PyBool => v.IsTrue ? "True" : "False",
        PyInt n when n.Type == BuiltinTypes.Int => n.Number.ToString(CultureInfo.InvariantCulture),
        PyStr s when s.Type == BuiltinTypes.Str => $"'{(s.Text.Length > LongestText ? s.Text[..LongestText] + "..." : s.Text)}'",
        PyList list => Counted(list, list.Count),
        PyTuple tuple => Counted(tuple, tuple.Items.Length),
        PyDict dict => Counted(dict, dict.Count),
        PySetBase set => Counted(set, set.Count),
        PyByteString bytes => Counted(bytes, bytes.Span.Length),
        PyFunction function => $"<function {function.Code.QualifiedName}>",
        PyModule module => $"<module {module.Name}>",
        PyType type => $"<class {type.Name}>",
        var o => $"<{o.Type.Name}>",
    };

    static string Counted(PyObject o, int count) => $"<{o.Type.Name}, {count.ToString(CultureInfo.InvariantCulture)}>";

    /// <summary>Its parts, in their order; of a large one the first.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.RootHidden)]
    public Entry[] Entries => [.. Parts().Take(MostEntries)];

    IEnumerable<Entry> Parts() => value.Object switch
    {
        null => [],
        PyList list => Numbered(list.ToArray()),
        PyTuple tuple => Numbered(tuple.Items),
        PySetBase set => Numbered(set.ToArray()),
        PyDict dict => Named(dict),
        PyModule module => Named(module.Dictionary),
        { HasAttributeSlots: true } o => Attributes(o),
        _ => [],
    };

    static IEnumerable<Entry> Numbered(Value[] items) => items.Select((item, i) => new Entry($"[{i.ToString(CultureInfo.InvariantCulture)}]", item));

    static IEnumerable<Entry> Named(PyDict dict) => dict.Pairs().Select(pair => new Entry(pair.Key.Object is PyStr name ? name.Text : $"[{Describe(pair.Key)}]", pair.Value));

    static IEnumerable<Entry> Attributes(PyObject o) => o.Shape.IsDictionary
        ? Named(AttributeStorage.ToDictionary(o))
        : Enumerable.Range(0, o.Shape.SlotCount).Select(i => new Entry(o.Shape.Names[i].Text.Split('\0')[0], AttributeStorage.Slot(o, i)));
}
