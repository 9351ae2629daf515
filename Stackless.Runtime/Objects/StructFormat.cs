// A format of the module struct: fields with their codes, sizes and places, and how values become bytes by it and back.
// https://docs.python.org/3/library/struct.html#format-strings
using System.Numerics;

namespace Stackless.Runtime;

sealed unsafe partial class StructFormat
{
    readonly record struct Field(char Code, int Size, int Offset, int Count);

    // Formats kept by an interpreter: programs use few, again and again.
    const int MostKnown = 100;

    readonly List<Field> fields = [];
    string text = "";
    bool isLittle = BitConverter.IsLittleEndian;
    int valueCount;

    public int Size { get; private set; }

    // ---- the format ----------------------------------------------------------------------------------------------------------

    public static StructFormat? Parse(ThreadState ts, Value format)
    {
        if (format.Object is PyStr { IsAsciiText: false } given)
        {
            var start = given.Text.AsSpan().IndexOfAnyExceptInRange('\0', '\x7f');
            var rest = given.Text.AsSpan(start);
            var end = start;
            foreach (var _ in (rest.IndexOfAnyInRange('\0', '\x7f') is var length and >= 0 ? rest[..length] : rest).EnumerateRunes())
            {
                end++;
            }
            ts.Raise(BuiltinTypes.UnicodeEncodeError, Value.Str("ascii"), format, Value.Int(start), Value.Int(end), Value.Str("ordinal not in range(128)"));
            return null;
        }
        var text = format.Object switch
        {
            PyStr s => s.Text,
            PyByteString b => System.Text.Encoding.Latin1.GetString(b.Span),
            _ => null,
        };
        if (text is null)
        {
            ts.Raise(BuiltinTypes.TypeError, $"Struct() argument 1 must be a str or bytes object, not {format.Type.MessageName}");
            return null;
        }
        var known = ts.Interpreter.StructFormats;
        if (known.TryGetValue(text, out var made))
        {
            return made;
        }
        made = new StructFormat { text = text };
        if (!made.Read(ts, text))
        {
            return null;
        }
        if (known.Count == MostKnown)
        {
            known.Clear();
        }
        known[text] = made;
        return made;
    }

    bool Read(ThreadState ts, string text)
    {
        var at = 0;
        var isNative = true;
        if (text.Length > 0 && "@=<>!".Contains(text[0]))
        {
            isNative = text[0] == '@';
            isLittle = text[0] == '<' || text[0] is '@' or '=' && BitConverter.IsLittleEndian;
            at = 1;
        }
        long size = 0;
        while (at < text.Length)
        {
            var c = text[at++];
            if (char.IsWhiteSpace(c))
            {
                continue;
            }
            long count = 1;
            var isCounted = char.IsAsciiDigit(c);
            if (isCounted)
            {
                count = c - '0';
                while (at < text.Length && char.IsAsciiDigit(text[at]))
                {
                    count = count * 10 + text[at++] - '0';
                    if (count > int.MaxValue)
                    {
                        return Fail(ts, "overflow in item count");
                    }
                }
                if (at == text.Length)
                {
                    return Fail(ts, "repeat count given without format specifier");
                }
                c = text[at++];
            }
            var width = WidthOf(c, isNative);
            if (width == 0)
            {
                return c == 0 ? Fail(ts, "embedded null character") : Fail(ts, "bad char in struct format");
            }
            if (isNative && c is not ('s' or 'p' or 'x'))
            {
                var unit = c is 'F' or 'D' ? width / 2 : width;
                size = (size + unit - 1) / unit * unit;
            }
            if (size + count * width > int.MaxValue)
            {
                return Fail(ts, "total struct size too long");
            }
            if (c is 's' or 'p')
            {
                fields.Add(new Field(c, (int)count, (int)size, 1));
                valueCount++;
            }
            else if (c != 'x' && count > 0)
            {
                fields.Add(new Field(c, width, (int)size, (int)count));
                valueCount += (int)count;
            }
            size += count * width;
        }
        Size = (int)size;
        return true;
    }

    /// <summary>Bytes of one value; 0 if there is no such code.</summary>
    public static int WidthOf(char c, bool isNative) => c switch
    {
        'x' or 'c' or 'b' or 'B' or '?' or 's' or 'p' => 1,
        'h' or 'H' or 'e' => 2,
        'i' or 'I' or 'f' => 4,
        'l' or 'L' => isNative ? sizeof(long) : 4,
        'q' or 'Q' or 'd' or 'F' => 8,
        'D' => 16,
        'n' or 'N' or 'P' => isNative ? 8 : 0,
        _ => 0,
    };

    static bool Fail(ThreadState ts, string message)
    {
        ts.Raise(BuiltinTypes.StructError, message);
        return false;
    }

    // ---- packing -------------------------------------------------------------------------------------------------------------

    public Value Pack(ThreadState ts, Value[] values)
    {
        if (!HasRightCount(ts, "pack", values.Length, 0))
        {
            return default;
        }
        if (Foreign(values) is { } foreign)
        {
            return Convert(ts, foreign, values, Value.None);
        }
        var bytes = new byte[Size];
        return Fill(ts, bytes, values) ? new Value(new PyBytes(bytes)) : default;
    }

    // ---- values that Python code must convert first (__index__, __float__, __bool__) ---------------------------------------

    // The first such value, and what it is to become.
    (int Index, Conversion Conversion)? Foreign(Value[] values)
    {
        var next = 0;
        foreach (var field in fields)
        {
            for (var i = 0; i < field.Count; i++, next++)
            {
                var v = values[next];
                switch (field.Code)
                {
                    case 'c' or 's' or 'p' or 'F' or 'D':
                        break;
                    case '?':
                        if (Truth.OfBuiltIn(v) is null)
                        {
                            return (next, Conversion.Truth);
                        }
                        break;
                    case 'e' or 'f' or 'd':
                        if (!Numbers.TryDouble(v, out _) && (v.Type.Has(Slot.Float) || v.Type.Has(Slot.Index)))
                        {
                            return (next, Conversion.Float);
                        }
                        break;
                    default:
                        if (!Numbers.IsInt(v) && !v.IsFloat && v.Type.Has(Slot.Index))
                        {
                            return (next, Conversion.Index);
                        }
                        break;
                }
            }
        }
        return null;
    }

    // Where to is None or (buffer, offset).
    Value Convert(ThreadState ts, (int Index, Conversion Conversion) foreign, Value[] values, Value to)
    {
        var v = values[foreign.Index];
        var converted = foreign.Conversion switch
        {
            Conversion.Index => Numbers.Index(ts, v),
            Conversion.Float => Numbers.Float(ts, v),
            _ => Truth.Test(ts, v),
        };
        return ts.Then(converted, Converted, new Value(PyTuple.Of(Value.Str(text), new Value(new PyTuple(values)))), Value.Int(foreign.Index), to);
    }

    static readonly Continuation Converted = new("struct.converted", &PackAgain);

    static Value PackAgain(ThreadState ts, Value converted, Value state, Value index, Value to)
    {
        var parts = ((PyTuple)state.Object).Items;
        var values = (Value[])((PyTuple)parts[1].Object).Items.Clone();
        values[index.Bits] = converted;
        var format = Parse(ts, parts[0])!;
        return to.Object is PyTuple target ? format.PackInto(ts, target.Items[0], target.Items[1].Bits, values) : format.Pack(ts, values);
    }

    public Value PackInto(ThreadState ts, Value buffer, long offset, Value[] values)
    {
        if (!HasRightCount(ts, "pack_into", values.Length, 0))
        {
            return default;
        }
        if (Foreign(values) is { } foreign)
        {
            return Convert(ts, foreign, values, new Value(PyTuple.Of(buffer, Value.Int(offset))));
        }
        if (!Buffers.TryWritable(buffer, out var target))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"pack_into() argument must be read-write bytes-like object, not {buffer.Type.MessageName}");
        }
        var length = target.Length;
        if (offset < 0)
        {
            if (offset + length < 0)
            {
                return ts.Raise(BuiltinTypes.StructError, $"offset {offset} out of range for {length}-byte buffer");
            }
            if (Size > -offset)
            {
                return ts.Raise(BuiltinTypes.StructError, $"no space to pack {Size} bytes at offset {offset}");
            }
            offset += length;
        }
        if (length - offset < Size)
        {
            return ts.Raise(BuiltinTypes.StructError,
                $"pack_into requires a buffer of at least {(BigInteger)offset + Size} bytes for packing {Size} bytes at offset {offset} (actual buffer size is {length})");
        }
        var bytes = new byte[Size];
        if (!Fill(ts, bytes, values))
        {
            return default;
        }
        bytes.CopyTo(target[(int)offset..]);
        return Value.None;
    }

    bool HasRightCount(ThreadState ts, string function, int given, int first) => given == valueCount
        || Fail(ts, $"{function} expected {valueCount} items for packing (got {given - first})");

    bool Fill(ThreadState ts, byte[] bytes, Value[] values)
    {
        var next = 0;
        foreach (var field in fields)
        {
            for (var i = 0; i < field.Count; i++)
            {
                if (!Put(ts, bytes.AsSpan(field.Offset + i * field.Size, field.Size), field.Code, values[next++]))
                {
                    return false;
                }
            }
        }
        return true;
    }

    bool Put(ThreadState ts, Span<byte> to, char code, Value v)
    {
        switch (code)
        {
            case 'c':
                if (v.Object is not PyByteString { Span.Length: 1 } single)
                {
                    return Fail(ts, "char format requires a bytes object of length 1");
                }
                to[0] = single.Span[0];
                return true;
            case 's' or 'p':
                if (v.Object is not PyByteString bytes)
                {
                    return Fail(ts, $"argument for '{code}' must be a bytes object");
                }
                var prefix = code == 'p' && to.Length > 0 ? 1 : 0;
                var text = bytes.Span[..Math.Min(bytes.Span.Length, Math.Max(0, to.Length - prefix))];
                text.CopyTo(to[prefix..]);
                if (prefix > 0)
                {
                    to[0] = (byte)Math.Min(text.Length, 255);
                }
                return true;
            case '?':
                to[0] = (byte)(Truth.OfBuiltIn(v) == true ? 1 : 0);
                return true;
            case 'e' or 'f' or 'd':
                return PutFloat(ts, to, code, v);
            case 'F' or 'D':
                var part = char.ToLowerInvariant(code) == 'f' ? 'f' : 'd';
                return !PyComplex.TryNumber(v, out var complex) ? Fail(ts, "required argument is not a complex")
                    : PutFloat(ts, to[..(to.Length / 2)], part, Value.Float(complex.Real)) && PutFloat(ts, to[(to.Length / 2)..], part, Value.Float(complex.Imaginary));
        }
        if (!Numbers.TryBig(v, out var number))
        {
            return Fail(ts, "required argument is not an integer");
        }
        if (TryPutInteger(to, code, number))
        {
            return true;
        }
        var bits = to.Length * 8;
        return char.IsLower(code)
            ? Fail(ts, $"'{code}' format requires {-(BigInteger.One << (bits - 1))} <= number <= {(BigInteger.One << (bits - 1)) - 1}")
            : Fail(ts, $"'{code}' format requires 0 <= number <= {(BigInteger.One << bits) - 1}");
    }

    bool PutFloat(ThreadState ts, Span<byte> to, char code, Value v)
    {
        if (!Numbers.TryDouble(v, out var number))
        {
            return Fail(ts, "required argument is not a float");
        }
        var isFinite = double.IsFinite(number);
        switch (code)
        {
            case 'e':
                var half = (Half)number;
                if (isFinite && Half.IsInfinity(half))
                {
                    ts.Raise(BuiltinTypes.OverflowError, "float too large to pack with e format");
                    return false;
                }
                PutBits(to, BitConverter.HalfToUInt16Bits(half));
                return true;
            case 'f':
                var single = (float)number;
                if (isFinite && float.IsInfinity(single))
                {
                    ts.Raise(BuiltinTypes.OverflowError, "float too large to pack with f format");
                    return false;
                }
                PutBits(to, BitConverter.SingleToUInt32Bits(single));
                return true;
            default:
                PutBits(to, BitConverter.DoubleToUInt64Bits(number));
                return true;
        }
    }

    void PutBits(Span<byte> to, ulong bits)
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[isLittle ? i : to.Length - 1 - i] = (byte)(bits >> (8 * i));
        }
    }
}
