// Reading values out of bytes by struct's codes, and single values in native order, as array and memoryview have them.
// https://docs.python.org/3/library/struct.html
using System.Numerics;
namespace Stackless.Runtime;

sealed unsafe partial class StructFormat
{
    // ---- one value in native order, as memoryview has them -------------------------------------------------------------------

    static readonly StructFormat native = new();

    public static Value ReadOne(char code, ReadOnlySpan<byte> from) => native.Get(from, code);

    /// <summary>Null if done, otherwise the type of the error.</summary>
    public static PyType? WriteOne(char code, Value value, Span<byte> to)
    {
        if (code == 'c')
        {
            if (value.Object is not PyBytes { Span.Length: 1 } single)
            {
                return BuiltinTypes.TypeError;
            }
            to[0] = single.Span[0];
            return null;
        }
        if (code == '?')
        {
            to[0] = (byte)(Truth.OfBuiltIn(value) == false ? 0 : 1);
            return null;
        }
        if (code is 'f' or 'd' or 'e')
        {
            if (!Numbers.TryDouble(value, out var number))
            {
                return BuiltinTypes.TypeError;
            }
            native.PutBits(to, code switch
            {
                'e' => BitConverter.HalfToUInt16Bits((Half)number),
                'f' => BitConverter.SingleToUInt32Bits((float)number),
                _ => BitConverter.DoubleToUInt64Bits(number),
            });
            return null;
        }
        return !Numbers.TryBig(value, out var integer) ? BuiltinTypes.TypeError : native.TryPutInteger(to, code, integer) ? null : BuiltinTypes.ValueError;
    }

    bool TryPutInteger(Span<byte> to, char code, BigInteger number)
    {
        var isSigned = char.IsLower(code);
        var bits = to.Length * 8 - (isSigned ? 1 : 0);
        if (number < (isSigned ? -(BigInteger.One << bits) : BigInteger.Zero) || number >= BigInteger.One << bits)
        {
            return false;
        }
        PutBits(to, isSigned ? (ulong)(long)number : (ulong)number);
        return true;
    }

    // ---- unpacking -----------------------------------------------------------------------------------------------------------

    static bool TryBytes(ThreadState ts, Value buffer, out ReadOnlySpan<byte> bytes)
    {
        bytes = Buffers.IsBuffer(buffer) ? Buffers.Span(buffer) : default;
        if (!Buffers.IsBuffer(buffer))
        {
            ts.Raise(BuiltinTypes.TypeError, $"a bytes-like object is required, not '{buffer.Type.MessageName}'");
            return false;
        }
        return true;
    }

    public Value Unpack(ThreadState ts, Value buffer)
    {
        if (!TryBytes(ts, buffer, out var bytes))
        {
            return default;
        }
        return bytes.Length == Size ? Read(bytes) : ts.Raise(BuiltinTypes.StructError, $"unpack requires a buffer of {Size} bytes");
    }

    public Value UnpackFrom(ThreadState ts, Value buffer, long offset)
    {
        if (!TryBytes(ts, buffer, out var bytes))
        {
            return default;
        }
        if (offset < 0)
        {
            if (offset + bytes.Length < 0)
            {
                return ts.Raise(BuiltinTypes.StructError, $"offset {offset} out of range for {bytes.Length}-byte buffer");
            }
            if (Size > -offset)
            {
                return ts.Raise(BuiltinTypes.StructError, $"not enough data to unpack {Size} bytes at offset {offset}");
            }
            offset += bytes.Length;
        }
        return bytes.Length - offset >= Size
            ? Read(bytes.Slice((int)offset, Size))
            : ts.Raise(BuiltinTypes.StructError,
                $"unpack_from requires a buffer of at least {(BigInteger)offset + Size} bytes for unpacking {Size} bytes at offset {offset} (actual buffer size is {bytes.Length})");
    }

    public Value IterUnpack(ThreadState ts, Value buffer)
    {
        if (!TryBytes(ts, buffer, out var bytes))
        {
            return default;
        }
        if (Size == 0)
        {
            return ts.Raise(BuiltinTypes.StructError, "cannot iteratively unpack with a struct of length 0");
        }
        if (bytes.Length % Size != 0)
        {
            return ts.Raise(BuiltinTypes.StructError, $"iterative unpacking requires a buffer of a multiple of {Size} bytes");
        }
        var all = new PyList();
        for (var at = 0; at < bytes.Length; at += Size)
        {
            all.Append(Read(bytes.Slice(at, Size)));
        }
        return Iteration.GetIter(ts, new Value(all));
    }

    Value Read(ReadOnlySpan<byte> bytes)
    {
        var values = new Value[valueCount];
        var next = 0;
        foreach (var field in fields)
        {
            for (var i = 0; i < field.Count; i++)
            {
                values[next++] = Get(bytes.Slice(field.Offset + i * field.Size, field.Size), field.Code);
            }
        }
        return new Value(new PyTuple(values));
    }

    Value Get(ReadOnlySpan<byte> from, char code)
    {
        switch (code)
        {
            case 'c' or 's':
                return new Value(new PyBytes(from.ToArray()));
            case 'p':
                return new Value(new PyBytes(from.Length == 0 ? [] : from.Slice(1, Math.Min(from[0], from.Length - 1)).ToArray()));
            case '?':
                return Value.Bool(from[0] != 0);
            case 'F' or 'D':
                var real = from[..(from.Length / 2)];
                var imaginary = from[(from.Length / 2)..];
                return new Value(code == 'F' ? new PyComplex(GetSingle(real), GetSingle(imaginary)) : new PyComplex(GetDouble(real), GetDouble(imaginary)));
        }
        var bits = GetBits(from);
        switch (code)
        {
            case 'e':
                return Value.Float((double)BitConverter.UInt16BitsToHalf((ushort)bits));
            case 'f':
                return Value.Float(GetSingle(from));
            case 'd':
                return Value.Float(GetDouble(from));
        }
        var unused = 64 - from.Length * 8;
        return char.IsLower(code) ? Value.Int((long)(bits << unused) >> unused) : Value.Int((BigInteger)bits);
    }

    float GetSingle(ReadOnlySpan<byte> from) => BitConverter.UInt32BitsToSingle((uint)GetBits(from));

    double GetDouble(ReadOnlySpan<byte> from) => BitConverter.UInt64BitsToDouble(GetBits(from));

    ulong GetBits(ReadOnlySpan<byte> from)
    {
        ulong bits = 0;
        for (var i = 0; i < from.Length; i++)
        {
            bits |= (ulong)from[isLittle ? i : from.Length - 1 - i] << (8 * i);
        }
        return bits;
    }
}
