// An evaluated module as bytes: what the cache of compiled files, the standard library and built assemblies carry. Tables first, then the functions, each
// of which is read when it is first needed, as constants are. All numbers are varints of seven bits, texts UTF-8 after their length.
// Layout: magic, format; name, file name, is it a package; names; names of globals, of attribute entries; keyword lists; intrinsics;
// constants: count, lengths, then each; functions: count, lengths, then each: numbers of the header, its texts after their length, the rest. What is not of this form up to the functions is refused (InvalidDataException); their
// own bytes are trusted: the cache holds a digest of all of it, the standard library names its build.
// A new format number goes with every change of the layout, of opcodes or of their formats.
using System.ComponentModel;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public static class ModuleImage
{
    /// <summary>To be raised with every change of what the bytes mean.</summary>
    const int Format = 3;

    static ReadOnlySpan<byte> Magic => "SLIR"u8;

    // ---- writing ---------------------------------------------------------------------------------------------------------

    public static byte[] Write(EvaluatedModule module)
    {
        var output = new Output();
        output.Bytes(Magic);
        output.Number(Format);
        output.Text(module.Name);
        output.Text(module.FileName);
        output.List(module.Names, static (o, name) => o.String(name));
        output.List(module.Globals, static (o, n) => o.Number(n));
        output.List(module.Entries, static (o, n) => o.Number(n));
        output.List(module.Keywords, static (o, list) => o.List(list, static (o, name) => o.String(name)));
        output.List(module.IntrinsicNames, static (o, name) => o.Text(name));
        var constants = new Dictionary<(PyObject, long), int>();
        var order = new List<Value>();
        var functions = new List<Output>();
        for (var i = 0; i < module.FunctionCount; i++)
        {
            functions.Add(WriteFunction(module.FunctionAt(i), value =>
            {
                if (!constants.TryGetValue((value.Object, value.Bits), out var number))
                {
                    constants.Add((value.Object, value.Bits), number = order.Count);
                    order.Add(value);
                }
                return number;
            }));
        }
        output.Parts(order.ConvertAll(value =>
        {
            var part = new Output();
            part.Constant(value);
            return part;
        }));
        output.Parts(functions);
        return output.ToArray();
    }

    static Output WriteFunction(EvaluatedFunction f, Func<Value, int> numberOf)
    {
        var output = new Output();
        var header = f.Header;
        output.Number(header.FirstLine);
        output.Number(header.PositionalOnlyCount);
        output.Number(header.PositionalCount);
        output.Number(header.KeywordOnlyCount);
        output.Number((int)header.Flags);
        output.Number(header.SlotCount);
        output.Parts([WriteTexts(header.Texts)]);
        output.List(f.Words, static (o, word) => o.Number(word));
        output.Number(f.Constants.Length);
        foreach (var constant in f.Constants)
        {
            output.Number(numberOf(constant));
        }
        output.List(f.RegisterNames, static (o, name) => o.Text(name ?? ""));
        output.List(f.BlockStarts, static (o, start) => o.Number(start));
        output.List(f.BlockHandlers, static (o, handler) => o.Number(handler + 1));
        output.Number(f.SiteStarts.Length);
        ushort[]? last = null;
        for (var i = 0; i < f.SiteStarts.Length; i++)
        {
            output.Number(f.SiteStarts[i]);
            output.Number(f.SiteHandlers[i] + 1);
            // None, those of the site before, or others.
            var live = f.SiteLive[i];
            output.Number(live is null ? 0 : live == last ? 1 : 2);
            if (live is not null && live != last)
            {
                output.List(live, static (o, slot) => o.Number(slot));
                last = live;
            }
        }
        output.List(f.SlotRegisters, static (o, register) => o.Number(register));
        output.Text(f.EncodeSites());
        return output;
    }

    static Output WriteTexts(CodeTexts texts)
    {
        var output = new Output();
        output.Text(texts.Name);
        output.Text(texts.QualifiedName);
        output.Number(texts.Doc is null ? 0 : 1);
        output.Text(texts.Doc ?? "");
        output.List(texts.VariableNames, static (o, name) => o.Text(name));
        output.List(texts.FreeNames, static (o, name) => o.Text(name));
        return output;
    }

    sealed class Output
    {
        readonly MemoryStream stream = new();

        public byte[] ToArray() => stream.ToArray();

        public void Bytes(ReadOnlySpan<byte> bytes) => stream.Write(bytes);

        public void Number(long value)
        {
            var rest = (ulong)value;
            while (rest >= 0x80)
            {
                stream.WriteByte((byte)(rest | 0x80));
                rest >>= 7;
            }
            stream.WriteByte((byte)rest);
        }

        public void Text(string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            Number(bytes.Length);
            stream.Write(bytes);
        }

        /// <summary>Lone surrogates included.</summary>
        public void String(PyStr str)
        {
            if (str.PlainText is { } plain && IsWellFormed(plain))
            {
                Number(0);
                Text(plain);
                return;
            }
            var points = new List<int>();
            for (var i = 0; i < str.Length; i++)
            {
                points.Add(str[i]);
            }
            Number(1);
            List([.. points], static (o, point) => o.Number(point));
        }

        static bool IsWellFormed(string text)
        {
            foreach (var c in text)
            {
                if (char.IsSurrogate(c))
                {
                    return false;
                }
            }
            return true;
        }

        public void List<T>(T[] items, Action<Output, T> write)
        {
            Number(items.Length);
            foreach (var item in items)
            {
                write(this, item);
            }
        }

        public void Parts(List<Output> parts)
        {
            Number(parts.Count);
            parts.ForEach(part => Number(part.stream.Length));
            parts.ForEach(part => part.stream.WriteTo(stream));
        }

        public void Constant(Value value)
        {
            switch (value.Object)
            {
                case PyNone: stream.WriteByte((byte)'N'); break;
                case PyBool: stream.WriteByte(value.IsTrue ? (byte)'T' : (byte)'F'); break;
                case PyEllipsis: stream.WriteByte((byte)'E'); break;
                case Tag when value.IsInt:
                    stream.WriteByte((byte)'i');
                    Number(value.Bits << 1 ^ value.Bits >> 63);
                    break;
                case Tag:
                    stream.WriteByte((byte)'d');
                    Number(value.Bits);
                    break;
                case PyInt big:
                    stream.WriteByte((byte)'I');
                    var digits = big.Number.ToByteArray();
                    Number(digits.Length);
                    stream.Write(digits);
                    break;
                case PyComplex complex:
                    stream.WriteByte((byte)'j');
                    Number(BitConverter.DoubleToInt64Bits(complex.Imaginary));
                    break;
                case PyStr str:
                    stream.WriteByte((byte)'s');
                    String(str);
                    break;
                case PyBytes bytes:
                    stream.WriteByte((byte)'b');
                    Number(bytes.Span.Length);
                    stream.Write(bytes.Span);
                    break;
                case PyTuple tuple:
                    stream.WriteByte((byte)'t');
                    Number(tuple.Items.Length);
                    foreach (var item in tuple.Items)
                    {
                        Constant(item);
                    }
                    break;
                default: throw new InvalidOperationException($"{value} is not a constant");
            }
        }
    }

    // ---- reading ---------------------------------------------------------------------------------------------------------

    /// <param name="fileName">What code objects and tracebacks name; null: as it was written.</param>
    /// <exception cref="InvalidDataException">The bytes are not an image of this format.</exception>
    public static EvaluatedModule Read(ReadOnlyMemory<byte> image, string? fileName = null)
    {
        try
        {
            var input = new Input(image);
            if (!input.Bytes(Magic.Length).SequenceEqual(Magic) || input.Number() != Format)
            {
                throw new InvalidDataException("not a compiled module of this build");
            }
            var name = input.Text();
            var file = input.Text();
            var names = input.List(static i => i.String());
            int[] globals = input.Numbers(), entries = input.Numbers();
            var keywords = input.List(static i => i.List(static i => i.String()));
            var intrinsics = input.List(static i => i.Text());
            var constants = new Constants(input.Parts());
            var functions = input.Parts();
            return new EvaluatedModule(name, fileName ?? file, names, globals, entries, keywords, intrinsics, functions.Length,
                i => ReadHeader(new Input(functions[i])), (i, header) => ReadFunction(functions[i], header, constants), isCollectible: false, isProbing: false);
        }
        catch (Exception error) when (error is IndexOutOfRangeException or ArgumentException or OverflowException)
        {
            throw new InvalidDataException("a compiled module is damaged", error);
        }
    }

    static CodeHeader ReadHeader(Input input) =>
        new(input.Number(), input.Number(), input.Number(), input.Number(), (CodeFlags)input.Number(), input.Number(), new Texts(input.Parts()[0]));

    // The name and the qualified name are asked for oftener than the rest.
    sealed class Texts(ReadOnlyMemory<byte> part) : CodeTexts
    {
        KnownTexts? known;

        KnownTexts Known
        {
            get
            {
                if (known is null)
                {
                    var input = new Input(part);
                    string name = input.Text(), qualifiedName = input.Text();
                    var hasDoc = input.Number() != 0;
                    var doc = input.Text();
                    known = new KnownTexts(name, qualifiedName, hasDoc ? doc : null, input.List(static i => i.Text()), input.List(static i => i.Text()));
                }
                return known;
            }
        }

        public override string Name => known is null ? new Input(part).Text() : known.Name;

        public override string QualifiedName
        {
            get
            {
                if (known is not null)
                {
                    return known.QualifiedName;
                }
                var input = new Input(part);
                input.Skip();
                return input.Text();
            }
        }

        public override string? Doc => Known.Doc;
        public override string[] VariableNames => Known.VariableNames;
        public override string[] FreeNames => Known.FreeNames;
    }

    static EvaluatedFunction ReadFunction(ReadOnlyMemory<byte> part, CodeHeader header, Constants constants)
    {
        var input = new Input(part);
        ReadHeader(input);
        var words = input.Words();
        var used = new Value[input.Number()];
        for (var i = 0; i < used.Length; i++)
        {
            used[i] = constants.At(input.Number());
        }
        var registers = input.List(static i => i.Text() is { Length: > 0 } text ? text : null);
        int[] blocks = input.Numbers(), blockHandlers = input.Numbers();
        for (var i = 0; i < blockHandlers.Length; i++)
        {
            blockHandlers[i]--;
        }
        var sites = input.Number();
        int[] starts = new int[sites], handlers = new int[sites];
        var live = new ushort[]?[sites];
        ushort[]? last = null;
        for (var i = 0; i < sites; i++)
        {
            starts[i] = input.Number();
            handlers[i] = input.Number() - 1;
            var kind = input.Number();
            if (kind == 2)
            {
                last = input.Words();
            }
            live[i] = kind == 0 ? null : last;
        }
        var slots = input.Words();
        var sitesAt = input.Rest;
        return new EvaluatedFunction
        {
            Header = header,
            Words = words,
            Constants = used,
            RegisterCount = registers.Length,
            RegisterNames = registers,
            BlockStarts = blocks,
            BlockHandlers = blockHandlers,
            SiteStarts = starts,
            SiteHandlers = handlers,
            SiteLive = live,
            SlotRegisters = slots,
            EncodeSites = () => new Input(sitesAt).Text(),
        };
    }

    // The same object wherever the constant stands.
    sealed class Constants(ReadOnlyMemory<byte>[] parts)
    {
        readonly Value[] values = new Value[parts.Length];

        public Value At(int number)
        {
            lock (values)
            {
                if (values[number].IsNull)
                {
                    values[number] = new Input(parts[number]).Constant();
                }
                return values[number];
            }
        }
    }

    sealed class Input(ReadOnlyMemory<byte> image)
    {
        int at;

        public ReadOnlyMemory<byte> Rest => image[at..];

        public ReadOnlySpan<byte> Bytes(int count)
        {
            at += count;
            return image.Span.Slice(at - count, count);
        }

        public int Number() => checked((int)Long());

        long Long()
        {
            var span = image.Span;
            ulong value = 0;
            for (var shift = 0; ; shift += 7)
            {
                var b = span[at++];
                value |= (ulong)(b & 0x7f) << shift;
                if (b < 0x80)
                {
                    return (long)value;
                }
            }
        }

        /// <summary>Over a text.</summary>
        public void Skip()
        {
            var length = Number();
            at += length;
        }

        public string Text() => Encoding.UTF8.GetString(Bytes(Number()));

        public PyStr String() => Number() == 0 ? PyStr.Intern(Text()) : PyStr.FromPoints(Numbers());

        public int[] Numbers()
        {
            var numbers = new int[Count()];
            for (var i = 0; i < numbers.Length; i++)
            {
                numbers[i] = Number();
            }
            return numbers;
        }

        public ushort[] Words()
        {
            var words = new ushort[Count()];
            for (var i = 0; i < words.Length; i++)
            {
                words[i] = (ushort)Number();
            }
            return words;
        }

        public T[] List<T>(Func<Input, T> read)
        {
            var items = new T[Count()];
            for (var i = 0; i < items.Length; i++)
            {
                items[i] = read(this);
            }
            return items;
        }

        public ReadOnlyMemory<byte>[] Parts()
        {
            var lengths = Numbers();
            var parts = new ReadOnlyMemory<byte>[lengths.Length];
            for (var i = 0; i < parts.Length; i++)
            {
                parts[i] = image.Slice(at, lengths[i]);
                at += lengths[i];
            }
            return parts;
        }

        // Every item takes a byte at least.
        int Count()
        {
            var count = Number();
            return count <= image.Length - at ? count : throw new InvalidDataException("a compiled module is damaged");
        }

        public Value Constant()
        {
            switch ((char)image.Span[at++])
            {
                case 'N': return Value.None;
                case 'T': return Value.Bool(true);
                case 'F': return Value.Bool(false);
                case 'E': return new Value(PyEllipsis.Instance);
                case 'i':
                    var zigzag = (ulong)Long();
                    return Value.Int((long)(zigzag >> 1) ^ -(long)(zigzag & 1));
                case 'd': return Value.Float(BitConverter.Int64BitsToDouble(Long()));
                case 'I': return new Value(new PyInt(new BigInteger(Bytes(Number()))));
                case 'j': return new Value(new PyComplex(0, BitConverter.Int64BitsToDouble(Long())));
                case 's': return new Value(String());
                case 'b': return new Value(new PyBytes(Bytes(Number()).ToArray()));
                case 't':
                    var items = new Value[Count()];
                    for (var i = 0; i < items.Length; i++)
                    {
                        items[i] = Constant();
                    }
                    return new Value(PyTuple.Of(items));
                case var kind: throw new InvalidDataException($"unknown constant '{kind}' in a compiled module");
            }
        }
    }
}
