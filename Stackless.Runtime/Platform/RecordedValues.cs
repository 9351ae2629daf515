// Results of the system's functions as bytes: plain values, and the exceptions that these functions raise. No Python code runs, and nothing is looked for by name but built-in exceptions.
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

static class RecordedValues
{
    enum Form : byte
    {
        Null,
        None,
        True,
        False,
        Int,
        BigInt,
        Float,
        Text,
        Bytes,
        Tuple,
        List,
        Dict,
    }

    /// <summary>False if it is something else than a plain value.</summary>
    public static bool TryWrite(BinaryWriter to, Value value)
    {
        switch (value.Object)
        {
            case null:
                to.Write((byte)Form.Null);
                return true;
            case PyNone:
                to.Write((byte)Form.None);
                return true;
            case PyBool:
                to.Write((byte)(value.IsTrue ? Form.True : Form.False));
                return true;
            case Tag:
                to.Write((byte)(value.IsInt ? Form.Int : Form.Float));
                to.Write(value.Bits);
                return true;
            case PyStr text:
                // Text may hold halves of pairs, which UTF-8 has not.
                to.Write((byte)Form.Text);
                to.Write7BitEncodedInt(text.Text.Length);
                foreach (var c in text.Text)
                {
                    to.Write((ushort)c);
                }
                return true;
            case PyBytes bytes:
                to.Write((byte)Form.Bytes);
                to.Write7BitEncodedInt(bytes.Count);
                to.Write(bytes.Span);
                return true;
            case PyTuple tuple:
                to.Write((byte)Form.Tuple);
                return TryWrite(to, tuple.Items);
            case PyList list:
                to.Write((byte)Form.List);
                return TryWrite(to, list.ToArray());
            case PyDict dict:
                to.Write((byte)Form.Dict);
                return TryWrite(to, [.. dict.Pairs().SelectMany(pair => new[] { pair.Key, pair.Value })]);
            default:
                if (!Numbers.TryBig(value, out var number))
                {
                    return false;
                }
                var digits = number.ToByteArray();
                to.Write((byte)Form.BigInt);
                to.Write7BitEncodedInt(digits.Length);
                to.Write(digits);
                return true;
        }
    }

    static bool TryWrite(BinaryWriter to, Value[] items)
    {
        to.Write7BitEncodedInt(items.Length);
        return RuntimeHelpers.TryEnsureSufficientExecutionStack() && Array.TrueForAll(items, item => TryWrite(to, item));
    }

    public static Value Read(BinaryReader from)
    {
        switch ((Form)from.ReadByte())
        {
            case Form.Null:
                return default;
            case Form.None:
                return Value.None;
            case Form.True:
                return Value.Bool(true);
            case Form.False:
                return Value.Bool(false);
            case Form.Int:
                return Value.Int(from.ReadInt64());
            case Form.BigInt:
                return Value.Int(new BigInteger(from.ReadBytes(from.Read7BitEncodedInt())));
            case Form.Float:
                return Value.Float(BitConverter.Int64BitsToDouble(from.ReadInt64()));
            case Form.Text:
                var text = new char[from.Read7BitEncodedInt()];
                for (var i = 0; i < text.Length; i++)
                {
                    text[i] = (char)from.ReadUInt16();
                }
                return Value.Str(new string(text));
            case Form.Bytes:
                return new Value(new PyBytes(from.ReadBytes(from.Read7BitEncodedInt())));
            case Form.Tuple:
                return new Value(PyTuple.Of(ReadItems(from)));
            case Form.List:
                return new Value(new PyList(ReadItems(from)));
            case Form.Dict:
                var dict = new PyDict();
                var items = ReadItems(from);
                for (var i = 0; i < items.Length; i += 2)
                {
                    dict.Set((PyStr)items[i].Object, items[i + 1]);
                }
                return new Value(dict);
            case var form:
                throw new InvalidDataException($"a value of no known form ({form})");
        }
    }

    static Value[] ReadItems(BinaryReader from)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw new InvalidDataException("a value that is nested too deep");
        }
        var items = new Value[from.Read7BitEncodedInt()];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = Read(from);
        }
        return items;
    }

    // ---- exceptions ----------------------------------------------------------------------------------------------------------

    /// <summary>False if its arguments are no plain values.</summary>
    public static bool TryWriteError(ThreadState ts, BinaryWriter to, PyBaseException error)
    {
        // As it is pickled: an OSError has file names beside its arguments.
        var arguments = error is PyOSError system ? ((PyTuple)((PyTuple)system.Reduce(ts).Object).Items[1].Object).Items : error.Args.Items;
        to.Write(error.Type.Name);
        return TryWrite(to, arguments);
    }

    public static PyBaseException ReadError(ThreadState ts, BinaryReader from)
    {
        var name = PyStr.Intern(from.ReadString());
        var type = ts.Interpreter.Builtins.GetOrNull(name).Object as PyType ?? BuiltinTypes.OSError;
        return PyBaseException.Create(type, ReadItems(from));
    }
}
