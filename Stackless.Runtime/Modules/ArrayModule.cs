// The module array: the type, its type codes, and what pickles of CPython call. https://docs.python.org/3/library/array.html
namespace Stackless.Runtime;

[PyModule("_array")]
static unsafe partial class ArrayModule
{
    [PyConstant("typecodes")]
    internal const string TypeCodes = PyArray.Codes;

    [PyConstant("array")]
    [PyConstant("ArrayType")]
    internal static PyType ArrayType => BuiltinTypes.Array;

    // What pickles of CPython call: the elements are in one of 22 machine formats (kind and size of number, byte order).
    [PyFunction("_array_reconstructor")]
    internal static Value Reconstruct(ThreadState ts, Value type, PyStr typecode, long formatCode, PyBytes items)
    {
        if (type.Object is not PyType cls || !cls.IsSubtypeOf(BuiltinTypes.Array))
        {
            return ts.Raise(BuiltinTypes.TypeError, type.Object is PyType t ? $"{t.MessageName} is not a subtype of array.array" : "first argument must be a type object, not " + type.Type.MessageName);
        }
        if (formatCode is < 0 or > 21)
        {
            return ts.Raise(BuiltinTypes.ValueError, "third argument must be a valid machine format code.");
        }
        var code = formatCode switch
        {
            0 => "<B", 1 => "<b", 2 => "<H", 3 => ">H", 4 => "<h", 5 => ">h", 6 => "<I", 7 => ">I", 8 => "<i", 9 => ">i", 10 => "<Q", 11 => ">Q",
            12 => "<q", 13 => ">q", 14 => "<f", 15 => ">f", 16 => "<d", 17 => ">d", _ => "",
        };
        if (code.Length == 0)
        {
            var encoding = formatCode switch { 18 => "utf-16-le", 19 => "utf-16-be", 20 => "utf-32-le", _ => "utf-32-be" };
            return ts.Then(Codecs.Decode(ts, items.Data, encoding, "strict", new Value(items)), Decoded, type, new Value(typecode));
        }
        var width = StructFormat.WidthOf(code[1], isNative: false);
        if (items.Count % width != 0)
        {
            return ts.Raise(BuiltinTypes.ValueError, "bytes length not a multiple of item Width");
        }
        var values = ((PyTuple)StructFormat.Parse(ts, Value.Str($"{code[0]}{items.Count / width}{code[1]}"))!.Unpack(ts, new Value(items)).Object).Items;
        return type.Object.Call2(ts, new Value(typecode), new Value(new PyList([.. values])));
    }

    static readonly Continuation Decoded = new("array.decoded", &FromText);

    static Value FromText(ThreadState ts, Value text, Value type, Value typecode, Value c) => type.Object.Call2(ts, typecode, text);
}
