// repr(), str() and format() of any value: numbers and text at once, everything else through __repr__, __str__ and __format__.
// Containers show their elements one by one; an element whose repr is Python code may be suspended in the middle.
using System.ComponentModel;
using System.Text;

namespace Stackless.Runtime.CompilerServices;

public sealed partial class ThreadState
{
    /// <summary>Containers whose repr is being made: one met again inside itself is shown as dots.</summary>
    internal readonly List<PyObject> ActiveReprs = [];
}

[EditorBrowsable(EditorBrowsableState.Never)]
public static unsafe class Representation
{
    /// <summary>The repr of a value that needs no Python code for it; null if it does.</summary>
    static PyStr? TryNative(Value v)
    {
        if (v.IsInt)
        {
            return PyStr.Plain(v.Bits.ToString());
        }
        if (v.IsFloat)
        {
            return PyStr.Plain(FloatText.Repr(v.AsDouble));
        }
        return v.Object.ShapeId switch
        {
            ShapeIds.Str => new PyStr(TextRepr.Of((PyStr)v.Object)),
            ShapeIds.NoneType => PyStr.Intern("None"),
            ShapeIds.Bool => PyStr.Intern(v.IsTrue ? "True" : "False"),
            _ => null,
        };
    }

    public static Value Repr(ThreadState ts, Value v)
    {
        if (TryNative(v) is { } text)
        {
            return new Value(text);
        }
        var method = v.Type.Find(Slot.Repr);
        var result = Calling.CallMethod0(ts, method, v);
        return result.Object is PyStr ? result : ts.Then(result, ReprReady);
    }

    static readonly Continuation ReprReady = new("repr.check", &CheckRepr);

    static Value CheckRepr(ThreadState ts, Value result, Value a, Value b, Value c) => result.Object is PyStr
        ? result
        : ts.Raise(BuiltinTypes.TypeError, $"__repr__ returned non-string (type {result.Type.MessageName})");

    public static Value Str(ThreadState ts, Value v)
    {
        if (v.Object.ShapeId == ShapeIds.Str)
        {
            return v;
        }
        if (TryNative(v) is { } text)
        {
            return new Value(text);
        }
        var method = v.Type.Find(Slot.Str);
        var result = Calling.CallMethod0(ts, method, v);
        return result.Object is PyStr ? result : ts.Then(result, StrReady);
    }

    static readonly Continuation StrReady = new("str.check", &CheckStr);

    static Value CheckStr(ThreadState ts, Value result, Value a, Value b, Value c) => result.Object is PyStr
        ? result
        : ts.Raise(BuiltinTypes.TypeError, $"__str__ returned non-string (type {result.Type.MessageName})");

    public static Value Ascii(ThreadState ts, Value v) => ts.Then(Repr(ts, v), AsciiReady);

    static readonly Continuation AsciiReady = new("ascii.ready", &ToAscii);

    static Value ToAscii(ThreadState ts, Value result, Value a, Value b, Value c) =>
        ((PyStr)result.Object).IsAsciiText ? result : new Value(TextRepr.Ascii((PyStr)result.Object));

    /// <summary><c>format(v, spec)</c>.</summary>
    public static Value Format(ThreadState ts, Value v, PyStr spec)
    {
        if (spec.Length == 0)
        {
            if (v.Object.ShapeId is ShapeIds.Str or ShapeIds.Int or ShapeIds.Float)
            {
                return Str(ts, v);
            }
        }
        var method = v.Type.Find(Slot.Format);
        var result = Calling.CallMethod1(ts, method, v, new Value(spec));
        return result.Object is PyStr ? result : ts.Then(result, FormatReady);
    }

    static readonly Continuation FormatReady = new("format.check", &CheckFormat);

    static Value CheckFormat(ThreadState ts, Value result, Value a, Value b, Value c) => result.Object is PyStr
        ? result
        : ts.Raise(BuiltinTypes.TypeError, $"__format__ must return a str, not {result.Type.MessageName}");

    // ---- containers --------------------------------------------------------------------------------------------------------

    /// <summary>
    /// prefix + reprs of the items, separated by commas + suffix. With <paramref name="isMapping"/> the items are keys and values in turn.
    /// </summary>
    /// <param name="circular">What is shown when the owner is met inside itself.</param>
    public static Value Container(ThreadState ts, PyObject owner, Value[] items, string prefix, string suffix, string circular, bool isMapping = false) =>
        Container(ts, owner, new Value(new PyTuple(items)), prefix, suffix, circular, isMapping);

    /// <summary>The same of a tuple, or of a list, which is shown as it is by then.</summary>
    public static Value Container(ThreadState ts, PyObject owner, Value items, string prefix, string suffix, string circular, bool isMapping = false)
    {
        if (ts.ActiveReprs.Contains(owner))
        {
            return Value.Str(circular);
        }
        if (ts.ActiveReprs.Count > 2000)
        {
            return ts.Raise(BuiltinTypes.RecursionError, "maximum recursion depth exceeded while getting the repr of an object");
        }
        ts.ActiveReprs.Add(owner);
        var state = PyTuple.Of(items, Value.Str(prefix), Value.Str(suffix), Value.Bool(isMapping));
        return ts.StackIsLow()
            ? ts.Then(ts.SpillNative(), ElementsAgain, new Value(owner), new Value(state))
            : Elements(ts, new Value(owner), state, new PyList());
    }

    static readonly Continuation ElementsAgain = new("repr.again", &Again, handlesExceptions: true);

    static Value Again(ThreadState ts, Value unused, Value owner, Value state, Value c)
    {
        if (unused.IsNull)
        {
            ts.ActiveReprs.Remove(owner.Object);
            return default;
        }
        return Elements(ts, owner, (PyTuple)state.Object, new PyList());
    }

    static readonly Continuation ElementReady = new("repr.element", &AddElement, handlesExceptions: true);

    static Value AddElement(ThreadState ts, Value result, Value owner, Value state, Value parts)
    {
        if (result.IsNull)
        {
            ts.ActiveReprs.Remove(owner.Object);
            return default;
        }
        var list = (PyList)parts.Object;
        list.Append(result);
        return Elements(ts, owner, (PyTuple)state.Object, list);
    }

    internal static Value ElementAt(Value items, int index) => items.Object is PyList list
        ? index < list.Count ? list[index] : default
        : index < ((PyTuple)items.Object).Items.Length ? ((PyTuple)items.Object).Items[index] : default;

    static Value Elements(ThreadState ts, Value owner, PyTuple state, PyList parts)
    {
        while (ElementAt(state.Items[0], parts.Count) is { IsNull: false } element)
        {
            var text = Repr(ts, element);
            if (text.IsNull)
            {
                return ts.Then(text, ElementReady, owner, new Value(state), new Value(parts));
            }
            parts.Append(text);
        }
        ts.ActiveReprs.Remove(owner.Object);
        var isMapping = state.Items[3].IsTrue;
        var result = new StringBuilder(((PyStr)state.Items[1].Object).Text);
        for (var i = 0; i < parts.Count; i++)
        {
            if (i > 0)
            {
                result.Append(isMapping && i % 2 == 1 ? ": " : ", ");
            }
            result.Append(((PyStr)parts[i].Object).Text);
        }
        return Value.Str(result.Append(((PyStr)state.Items[2].Object).Text).ToString());
    }
}
