// str % values (and bytes % values, as latin-1 text): https://docs.python.org/3/library/stdtypes.html#printf-style-string-formatting
// The format is taken apart once per step; a value whose text is Python code may be suspended, and the formatting goes on from the
// position after its conversion.
using System.Numerics;
using System.Text;

namespace Stackless.Runtime;

static unsafe class PercentFormat
{
    static readonly Continuation TextReady = new("percent.text", &AfterText);
    static readonly Continuation TextNeedsCut = new("percent.cut", &CutText);
    static readonly Continuation NumberReady = new("percent.number", &AfterNumber);

    // State in a list, so that a suspended step can go on: format, arguments, is bytes, position, next argument, pieces.
    const int Format = 0, Arguments = 1, IsBytes = 2, Position = 3, NextArgument = 4, Pieces = 5;

    public static Value Run(ThreadState ts, PyStr format, Value arguments, bool isBytes)
    {
        if (!isBytes && format.PlainText is { } text && TrySimple(text, arguments, out var simple))
        {
            return simple;
        }
        if (arguments.Object is not (PyTuple or PyStr or PyDict { ShapeIsPlain: true }) && !arguments.IsInt && !arguments.IsFloat
            && arguments.Type.Has(Slot.GetItem) && HasKeys(format) || arguments.Object is PyDict dict && !dict.HasOnlyNativeKeys && HasKeys(format))
        {
            return Prelude.Call(ts, PreludeNames.PercentWithMapping, new Value(format), arguments, Value.Bool(isBytes));
        }
        var state = new PyList([new Value(format), arguments, Value.Bool(isBytes), Value.Int(0), Value.Int(0), new Value(new PyList())]);
        return Go(ts, state);
    }

    static bool HasKeys(PyStr format) => format.IndexOf(PyStr.Plain("%("), 0, format.Length) >= 0;

    // %s of plain strings and small ints, %d of small ints, %%, and as many arguments as conversions: nearly every format there is.
    static bool TrySimple(string format, Value arguments, out Value result)
    {
        result = default;
        var values = arguments.Object.ShapeId == ShapeIds.Tuple ? ((PyTuple)arguments.Object).Items : new ReadOnlySpan<Value>(in arguments);
        var text = new System.Runtime.CompilerServices.DefaultInterpolatedStringHandler(0, 0, null, stackalloc char[256]);
        var next = 0;
        var rest = format.AsSpan();
        for (;;)
        {
            var percent = rest.IndexOf('%');
            text.AppendFormatted(percent < 0 ? rest : rest[..percent]);
            if (percent < 0)
            {
                break;
            }
            var type = percent + 1 < rest.Length ? rest[percent + 1] : '\0';
            rest = rest[Math.Min(percent + 2, rest.Length)..];
            if (type == '%')
            {
                text.AppendFormatted('%');
            }
            else if (type is 's' or 'd' && next < values.Length && values[next].IsInt)
            {
                text.AppendFormatted(values[next++].Bits);
            }
            else if (next < values.Length && type == 's' && values[next].Object.ShapeId == ShapeIds.Str && ((PyStr)values[next].Object).PlainText is { } plain)
            {
                text.AppendLiteral(plain);
                next++;
            }
            else
            {
                next = -1;
                break;
            }
        }
        var all = text.ToStringAndClear();
        if (next != values.Length)
        {
            return false;
        }
        result = new Value(PyStr.Plain(all));
        return true;
    }

    struct Conversion
    {
        public bool IsLeft, HasPlus, HasSpace, HasZero, IsAlternate;
        public int Width, Precision;
        public char Type;
        public Value Argument;
        public int End;
    }

    static Value Go(ThreadState ts, PyList state)
    {
        var format = (PyStr)state[Format].Object;
        var pieces = (PyList)state[Pieces].Object;
        for (;;)
        {
            var at = (int)state[Position].Bits;
            var percent = format.IndexOf(PyStr.Character('%'), at, format.Length);
            if (percent < 0)
            {
                pieces.Append(new Value(format.Slice(at, format.Length - at)));
                return Finish(ts, state);
            }
            pieces.Append(new Value(format.Slice(at, percent - at)));
            if (!Parse(ts, state, format, percent + 1, out var c))
            {
                return default;
            }
            if (c.Type == '%')
            {
                pieces.Append(new Value(PyStr.Character('%')));
                state[Position] = Value.Int(c.End);
                continue;
            }
            var text = Convert(ts, c, state[IsBytes].IsTrue);
            if (text.IsNull)
            {
                return ts.Then(text, TextReady, new Value(state), Pack(c));
            }
            Add(state, c, (PyStr)text.Object);
        }
    }

    static Value Finish(ThreadState ts, PyList state)
    {
        var arguments = state[Arguments];
        var used = (int)state[NextArgument].Bits;
        var isMapping = !arguments.IsInt && !arguments.IsFloat && arguments.Object is not (PyTuple or PyStr)
            && !(arguments.Object is PyByteString && state[IsBytes].IsTrue) && arguments.Type.Has(Slot.GetItem);
        var given = arguments.Object is PyTuple tuple ? tuple.Count : isMapping ? 0 : 1;
        if (used < given)
        {
            return ts.Raise(BuiltinTypes.TypeError, state[IsBytes].IsTrue ? "not all arguments converted during bytes formatting" : "not all arguments converted during string formatting");
        }
        return PyStr.Empty.Join(ts, state[Pieces]);
    }

    static bool Take(ThreadState ts, PyList state, out Value argument)
    {
        var arguments = state[Arguments];
        var index = (int)state[NextArgument].Bits;
        state[NextArgument] = Value.Int(index + 1);
        if (arguments.Object is PyTuple tuple)
        {
            if (index < tuple.Count)
            {
                argument = tuple.Items[index];
                return true;
            }
        }
        else if (index == 0)
        {
            argument = arguments;
            return true;
        }
        argument = default;
        ts.Raise(BuiltinTypes.TypeError, "not enough arguments for format string");
        return false;
    }

    static bool Parse(ThreadState ts, PyList state, PyStr format, int at, out Conversion c)
    {
        c = new Conversion { Width = -1, Precision = -1 };
        var isKeyed = false;
        bool Fail(PyType type, string message)
        {
            ts.Raise(type, message);
            return false;
        }
        bool FailForMemory()
        {
            ts.Raise(BuiltinTypes.MemoryError, []);
            return false;
        }
        int Peek(int i) => i < format.Length ? format[i] : -1;
        if (Peek(at) == '(')
        {
            int depth = 1, start = ++at;
            while (at < format.Length && depth > 0)
            {
                depth += Peek(at) == '(' ? 1 : Peek(at) == ')' ? -1 : 0;
                at++;
            }
            if (depth > 0)
            {
                return Fail(BuiltinTypes.ValueError, "incomplete format key");
            }
            var mapping = state[Arguments];
            if (mapping.Object is PyTuple or PyStr || !mapping.Type.Has(Slot.GetItem))
            {
                return Fail(BuiltinTypes.TypeError, "format requires a mapping");
            }
            var key = format.Slice(start, at - 1 - start);
            var keyValue = state[IsBytes].IsTrue ? new Value(new PyBytes(Encoding.Latin1.GetBytes(key.Text))) : new Value(key);
            // Run has seen to it that the mapping is a dict whose keys are plain text: no Python code.
            if (!DictLookup.TryGet((PyDict)mapping.Object, keyValue, out c.Argument) || c.Argument.IsNull)
            {
                ts.Raise(BuiltinTypes.KeyError, keyValue);
                return false;
            }
            isKeyed = true;
            state[NextArgument] = Value.Int(mapping.Object is PyTuple ? 0 : 1);
        }
        for (; ; at++)
        {
            switch (Peek(at))
            {
                case '-': c.IsLeft = true; continue;
                case '+': c.HasPlus = true; continue;
                case ' ': c.HasSpace = true; continue;
                case '0': c.HasZero = true; continue;
                case '#': c.IsAlternate = true; continue;
            }
            break;
        }
        if (!Number(ref c.Width, isPrecision: false))
        {
            return false;
        }
        if (c.Width < -1)
        {
            c.IsLeft = true;
            c.Width = -c.Width - 2;
        }
        if (Peek(at) == '.')
        {
            at++;
            c.Precision = 0;
            if (!Number(ref c.Precision, isPrecision: true))
            {
                return false;
            }
            c.Precision = Math.Max(0, c.Precision);
        }
        if (Peek(at) is 'h' or 'l' or 'L')
        {
            at++;
        }
        var type = Peek(at);
        if (type < 0)
        {
            return Fail(BuiltinTypes.ValueError, "incomplete format");
        }
        c.Type = type < 128 ? (char)type : '\0';
        c.End = at + 1;
        if (c.Type == '%')
        {
            return true;
        }
        if ("sradiuoxXeEfFgGc".IndexOf(c.Type) < 0 && !(c.Type == 'b' && state[IsBytes].IsTrue))
        {
            return Fail(BuiltinTypes.ValueError, $"unsupported format character '{(type < 128 ? (char)type : '?')}' (0x{type:x}) at index {at}");
        }
        return isKeyed || Take(ts, state, out c.Argument);

        bool Number(ref int target, bool isPrecision)
        {
            if (Peek(at) == '*')
            {
                at++;
                if (!Take(ts, state, out var star))
                {
                    return false;
                }
                if (!Numbers.TryLong(star, out var n))
                {
                    return Numbers.TryBig(star, out _) ? Fail(BuiltinTypes.OverflowError, "Python int too large to convert to C ssize_t") : Fail(BuiltinTypes.TypeError, "* wants int");
                }
                if (isPrecision && n is < int.MinValue or > int.MaxValue)
                {
                    return Fail(BuiltinTypes.OverflowError, $"Python int too {(n < 0 ? "small" : "large")} to convert to C int");
                }
                if (Math.Abs(Math.Max(n, -long.MaxValue)) >= int.MaxValue)
                {
                    return FailForMemory();
                }
                target = n < 0 ? (int)n - 2 : (int)n;
                return true;
            }
            long value = -1;
            while (Peek(at) is >= '0' and <= '9')
            {
                var digit = Peek(at++) - '0';
                if (Math.Max(0, value) > ((isPrecision ? int.MaxValue : long.MaxValue) - digit) / 10)
                {
                    return Fail(BuiltinTypes.ValueError, isPrecision ? "precision too big" : "width too big");
                }
                value = Math.Max(0, value) * 10 + digit;
            }
            if (value > int.MaxValue)
            {
                return FailForMemory();
            }
            if (value >= 0)
            {
                target = (int)value;
            }
            return true;
        }
    }

    static readonly Continuation BytesReady = new("percent.bytes", &CutBytes);

    static Value CutBytes(ThreadState ts, Value bytes, Value precision, Value b, Value c) => bytes.Object is PyBytes given
        ? Cut(PyStr.Plain(Encoding.Latin1.GetString(given.Data)), (int)precision.Bits)
        : ts.Raise(BuiltinTypes.TypeError, $"__bytes__ returned non-bytes (type {bytes.Type.MessageName})");

    // The text of the argument, as yet without padding to the width; null for an error or a suspension.
    static Value Convert(ThreadState ts, Conversion c, bool isBytes)
    {
        switch (c.Type)
        {
            case 's' or 'b' when isBytes:
                return Buffers.IsBuffer(c.Argument)
                    ? Cut(PyStr.Plain(Encoding.Latin1.GetString(Buffers.Span(c.Argument))), c.Precision)
                    : c.Argument.Type.Find(Slot.Bytes) is { IsNull: false } method
                    ? ts.Then(Calling.CallMethod0(ts, method, c.Argument), BytesReady, Value.Int(c.Precision))
                    : ts.Raise(BuiltinTypes.TypeError, $"%b requires a bytes-like object, or an object that implements __bytes__, not '{c.Argument.Type.MessageName}'");
            case 's' or 'r' or 'a':
                var text = c.Type == 's' ? Representation.Str(ts, c.Argument)
                    : c.Type == 'r' && !isBytes ? Representation.Repr(ts, c.Argument)
                    : Representation.Ascii(ts, c.Argument);
                return text.IsNull ? ts.Then(text, TextNeedsCut, Value.Int(c.Precision)) : Cut((PyStr)text.Object, c.Precision);
            case 'c':
                return ConvertCharacter(ts, c, isBytes);
            default:
                return ConvertNumber(ts, c);
        }
    }

    static Value CutText(ThreadState ts, Value text, Value precision, Value b, Value c) => Cut((PyStr)text.Object, (int)precision.Bits);

    static Value Cut(PyStr text, int precision) => new(precision >= 0 && precision < text.Length ? text.Slice(0, precision) : text);

    // What of a conversion is needed once its argument has been converted: flags, width, precision, type, end.
    static Value Pack(Conversion c) => new(PyTuple.Of(
        Value.Int((c.IsLeft ? 1 : 0) | (c.HasPlus ? 2 : 0) | (c.HasSpace ? 4 : 0) | (c.HasZero ? 8 : 0) | (c.IsAlternate ? 16 : 0)),
        Value.Int(c.Width), Value.Int(c.Precision), Value.Int(c.Type), Value.Int(c.End)));

    static Conversion Unpack(Value packed)
    {
        var p = ((PyTuple)packed.Object).Items;
        var flags = p[0].Bits;
        return new Conversion
        {
            IsLeft = (flags & 1) != 0, HasPlus = (flags & 2) != 0, HasSpace = (flags & 4) != 0, HasZero = (flags & 8) != 0, IsAlternate = (flags & 16) != 0,
            Width = (int)p[1].Bits, Precision = (int)p[2].Bits, Type = (char)p[3].Bits, End = (int)p[4].Bits,
        };
    }

    static Value AfterText(ThreadState ts, Value text, Value state, Value packed, Value c)
    {
        Add((PyList)state.Object, Unpack(packed), (PyStr)text.Object);
        return Go(ts, (PyList)state.Object);
    }

    static Value AfterNumber(ThreadState ts, Value number, Value packed, Value b, Value c)
    {
        var conversion = Unpack(packed);
        conversion.Argument = number;
        return ConvertNumber(ts, conversion);
    }

    static void Add(PyList state, Conversion c, PyStr text)
    {
        var missing = c.Width - text.Length;
        if (missing > 0)
        {
            var spaces = PyStr.Character(' ').Repeat(missing);
            text = c.IsLeft ? PyStr.Concat(text, spaces) : PyStr.Concat(spaces, text);
        }
        ((PyList)state[Pieces].Object).Append(new Value(text));
        state[Position] = Value.Int(c.End);
    }

    static readonly Continuation CharacterKnown = new("percent.character", &AfterCharacter);

    static Value AfterCharacter(ThreadState ts, Value number, Value packed, Value isBytes, Value c)
    {
        var conversion = Unpack(packed);
        conversion.Argument = number;
        return ConvertCharacter(ts, conversion, isBytes.IsTrue);
    }

    static Value ConvertCharacter(ThreadState ts, Conversion c, bool isBytes)
    {
        if (Numbers.TryBig(c.Argument, out var code))
        {
            if (code < 0 || code > (isBytes ? 255 : 0x10ffff))
            {
                return ts.Raise(BuiltinTypes.OverflowError, isBytes ? "%c arg not in range(256)" : "%c arg not in range(0x110000)");
            }
            return new Value(PyStr.Character((int)code));
        }
        if (!isBytes && c.Argument.Object is PyStr { Length: 1 })
        {
            return c.Argument;
        }
        if (isBytes && Buffers.IsBuffer(c.Argument) && Buffers.Span(c.Argument).Length == 1)
        {
            return new Value(PyStr.Character(Buffers.Span(c.Argument)[0]));
        }
        if (!c.Argument.IsFloat && c.Argument.Type.Has(Slot.Index))
        {
            return ts.Then(Numbers.Index(ts, c.Argument), CharacterKnown, Pack(c), Value.Bool(isBytes));
        }
        return ts.Raise(BuiltinTypes.TypeError, isBytes
            ? $"%c requires an integer in range(256) or a single byte, not {Described(c.Argument, isBytes)}"
            : $"%c requires an int or a unicode character, not {Described(c.Argument, isBytes)}");

        static string Described(Value argument, bool isBytes) => argument.Object switch
        {
            PyStr s when !isBytes => $"a string of length {s.Length}",
            PyByteString s when isBytes => $"a {s.Type.MessageName} object of length {s.Count}",
            _ => ObjectType.NameInFull(argument.Type),
        };
    }

    static Value ConvertNumber(ThreadState ts, Conversion c)
    {
        if (c.Type is 'e' or 'E' or 'f' or 'F' or 'g' or 'G')
        {
            if (!Numbers.TryDouble(c.Argument, out var d))
            {
                return ts.Then(Numbers.Float(ts, c.Argument), NumberReady, Pack(c));
            }
            var isNegativeFloat = double.IsNegative(d) && !double.IsNaN(d);
            var digits = double.IsFinite(d)
                ? FloatText.Convert(Math.Abs(d), c.Type, c.Precision < 0 ? 6 : c.Precision, c.IsAlternate)
                : double.IsNaN(d) ? "nan" : "inf";
            if (c.Type is 'E' or 'F' or 'G')
            {
                digits = digits.ToUpperInvariant();
            }
            return NumberText(c, isNegativeFloat, "", digits, double.IsFinite(d));
        }
        var argument = c.Argument;
        if (Numbers.TryFloat(argument, out var f) && c.Type is 'd' or 'i' or 'u')
        {
            argument = PyFloat.ToInt(ts, f);
            if (argument.IsNull)
            {
                return argument;
            }
        }
        if (!Numbers.TryBig(argument, out var number))
        {
            if (argument.IsFloat || !argument.Type.Has(Slot.Index) && !(c.Type is 'd' or 'i' or 'u' && argument.Type.Has(Slot.Int)))
            {
                return ts.Raise(BuiltinTypes.TypeError, c.Type is 'd' or 'i' or 'u'
                    ? $"%{c.Type} format: a real number is required, not {argument.Type.MessageName}"
                    : $"%{c.Type} format: an integer is required, not {argument.Type.MessageName}");
            }
            var method = argument.Type.Find(argument.Type.Has(Slot.Index) ? Slot.Index : Slot.Int);
            return ts.Then(Calling.CallMethod0(ts, method, argument), NumberReady, Pack(c));
        }
        var magnitude = BigInteger.Abs(number);
        if (c.Type is 'd' or 'i' or 'u' && IntText.ToDecimal(magnitude, ts.Interpreter.MaxDigits) is null)
        {
            return ts.Raise(BuiltinTypes.ValueError, IntText.TooManyDigits(ts.Interpreter.MaxDigits));
        }
        var text = c.Type switch
        {
            'x' => IntText.ToBase(magnitude, 16),
            'X' => IntText.ToBase(magnitude, 16).ToUpperInvariant(),
            'o' => IntText.ToBase(magnitude, 8),
            _ => magnitude.ToString(),
        };
        if (c.Precision > text.Length)
        {
            text = text.PadLeft(c.Precision, '0');
        }
        var prefix = c.IsAlternate ? c.Type switch { 'x' => "0x", 'X' => "0X", 'o' => "0o", _ => "" } : "";
        return NumberText(c, number.Sign < 0, prefix, text, true);
    }

    static Value NumberText(Conversion c, bool isNegative, string prefix, string digits, bool mayPadZero)
    {
        var sign = isNegative ? "-" : c.HasPlus ? "+" : c.HasSpace ? " " : "";
        if (c.HasZero && !c.IsLeft && mayPadZero)
        {
            digits = digits.PadLeft(Math.Max(0, c.Width - sign.Length - prefix.Length), '0');
        }
        return new Value(PyStr.Plain(sign + prefix + digits));
    }
}
