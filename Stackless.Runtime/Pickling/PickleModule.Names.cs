// pickle, continued: what pickletools and programs that write opcodes by hand take from it: the opcodes by name, and numbers as they stand in
// pickles. What CPython has in Python beside them (_Pickler, dispatch_table, ...) is its own file, which runs when the first such name is asked for. https://docs.python.org/3/library/pickletools.html
using System.Numerics;

namespace Stackless.Runtime;

static unsafe partial class PickleModule
{
    /// <summary>Each opcode's name and its byte.</summary>
    const string Opcodes = """
        ADDITEMS 90, APPEND 61, APPENDS 65, BINBYTES 42, BINBYTES8 8e, BINFLOAT 47, BINGET 68, BININT 4a, BININT1 4b, BININT2 4d, BINPERSID 51,
        BINPUT 71, BINSTRING 54, BINUNICODE 58, BINUNICODE8 8d, BUILD 62, BYTEARRAY8 96, DICT 64, DUP 32, EMPTY_DICT 7d, EMPTY_LIST 5d, EMPTY_SET
        8f, EMPTY_TUPLE 29, EXT1 82, EXT2 83, EXT4 84, FLOAT 46, FRAME 95, FROZENSET 91, GET 67, GLOBAL 63, INST 69, INT 49, LIST 6c, LONG
        4c, LONG1 8a, LONG4 8b, LONG_BINGET 6a, LONG_BINPUT 72, MARK 28, MEMOIZE 94, NEWFALSE 89, NEWOBJ 81, NEWOBJ_EX 92, NEWTRUE 88, NEXT_BUFFER
        97, NONE 4e, OBJ 6f, PERSID 50, POP 30, POP_MARK 31, PROTO 80, PUT 70, READONLY_BUFFER 98, REDUCE 52, SETITEM 73, SETITEMS 75,
        SHORT_BINBYTES 43, SHORT_BINSTRING 55, SHORT_BINUNICODE 8c, STACK_GLOBAL 93, STOP 2e, STRING 53, TUPLE 74, TUPLE1 85, TUPLE2 86,
        TUPLE3 87, UNICODE 56
        """;

    static readonly string[] publicNames = ["PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps", "load", "loads", "PickleBuffer"];

    /// <summary>The opcodes are made when somebody asks for the first one.</summary>
    [PyFunction("__getattr__")]
    internal static Value MissingAttribute(ThreadState ts, PyStr name)
    {
        if (ts.Interpreter.Modules.GetOrNull(PyStr.Intern("pickle")).Object is PyModule module && !module.Dictionary.ContainsKey(PyStr.Intern("PROTO")))
        {
            var all = new PyList();
            foreach (var publicName in publicNames)
            {
                all.Append(Value.Str(publicName));
            }
            var words = Opcodes.Split((char[])[' ', ',', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i < words.Length; i += 2)
            {
                module.Dictionary.Set(words[i], new Value(new PyBytes([Convert.ToByte(words[i + 1], 16)])));
                all.Append(Value.Str(words[i]));
            }
            module.Dictionary.Set("TRUE", new Value(new PyBytes("I01\n"u8.ToArray())));
            module.Dictionary.Set("FALSE", new Value(new PyBytes("I00\n"u8.ToArray())));
            module.Dictionary.Set("__all__", new Value(all));
            if (module.Dictionary.TryGet(name, out var found))
            {
                return found;
            }
        }
        return Prelude.Call(ts, PreludeNames.RestOfPickle, new Value(name));
    }

    [PyConstant("PickleError")]
    internal static PyType ErrorType => BuiltinTypes.PickleError;

    [PyConstant("Pickler")]
    internal static PyType PicklerType => BuiltinTypes.Pickler;

    [PyConstant("Unpickler")]
    internal static PyType UnpicklerType => BuiltinTypes.Unpickler;

    /// <summary>A number from its bytes, the lowest first, the sign in the last.</summary>
    [PyFunction("decode_long")]
    internal static Value DecodeLong(ThreadState ts, PyBytes data) => Value.Int(new BigInteger(data.Span));

    [PyFunction("encode_long")]
    internal static Value EncodeLong(ThreadState ts, Value number) =>
        number.IsInt && number.Bits == 0 ? new Value(new PyBytes([])) : new Value(new PyBytes(Arithmetic.ToBig(number).ToByteArray()));
}
