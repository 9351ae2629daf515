// _marshal: what the library's marshal cannot do in Python. https://docs.python.org/3/library/marshal.html
namespace Stackless.Runtime;

[PyModule("_marshal")]
internal static partial class MarshalModule
{
    [PyFunction("is_code")]
    internal static bool IsCode(Value value) => value.Object is Code;

    /// <summary>A tuple whose items follow: they may refer to it.</summary>
    [PyFunction("unfilled_tuple")]
    internal static Value UnfilledTuple(long count)
    {
        // Its length is only known to be right when its items have been read. With something in it until then: an empty tuple that is pickled
        // meanwhile comes back as the one that all have.
        return count == 0 ? new Value(PyTuple.Empty) : new Value(new PyTuple([Value.None]));
    }

    [PyFunction("fill")]
    internal static void Fill(PyTuple unfilled, PyList items)
    {
        if (items.Count > 0)
        {
            unfilled.Items = items.ToArray();
        }
    }
}
