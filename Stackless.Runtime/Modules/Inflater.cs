// Decompression of deflate streams, chunk by chunk: .NET's streams do not say where in the input a stream ended. What a chunk ends in the
// middle of (a code, a header) is read again from its start when the next chunk is there. https://www.rfc-editor.org/rfc/rfc1951
// Invariants: bits before position are consumed for good; output[..taken] has been handed out, and the last 32 kB of it are kept as
// the window that back references reach into.
namespace Stackless.Runtime;

internal sealed class Inflater
{
    enum State
    {
        Header,
        Stored,
        Codes,
        Done,
    }

    const int WindowSize = 1 << 15;

    readonly List<byte> input = [];
    readonly List<byte> output = [];
    long position;
    int taken;
    State state;
    bool isLastBlock;
    int storedLeft;
    Code literals = null!, distances = null!;

    public bool IsDone => state == State.Done;

    /// <summary>Why the data is wrong; null while it is not.</summary>
    public string? Error { get; private set; }

    public void Feed(ReadOnlySpan<byte> chunk)
    {
        // Bytes that are used up go.
        int whole = (int)(position >> 3);
        if (whole > 4096)
        {
            input.RemoveRange(0, whole);
            position -= (long)whole << 3;
        }
        input.AddRange(chunk);
    }

    /// <summary>Starts with a window, as a preset dictionary gives it.</summary>
    public void Preset(ReadOnlySpan<byte> window)
    {
        output.AddRange(window);
        taken = output.Count;
    }

    /// <summary>What of the input is not part of the stream, once that is done; whole bytes.</summary>
    public byte[] Rest() => input.GetRange((int)((position + 7) >> 3), input.Count - (int)((position + 7) >> 3)).ToArray();

    /// <summary>Decompresses up to so many bytes of what has been fed.</summary>
    public byte[] Take(int limit)
    {
        while (Error is null && state != State.Done && output.Count - taken < limit && Step(limit))
        {
        }
        int count = Math.Min(limit, output.Count - taken);
        byte[] result = output.GetRange(taken, count).ToArray();
        taken += count;
        if (taken > 8 * WindowSize)
        {
            output.RemoveRange(0, taken - WindowSize);
            taken = WindowSize;
        }
        return result;
    }

    /// <summary>Whether decompressed bytes wait to be taken.</summary>
    public bool HasMore => output.Count > taken;

    // ---- bits ----------------------------------------------------------------------------------------------------------------

    long BitsLeft => ((long)input.Count << 3) - position;

    // -1: not there yet.
    int Bits(int count)
    {
        if (BitsLeft < count)
        {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < count; i++, position++)
        {
            value |= (input[(int)(position >> 3)] >> (int)(position & 7) & 1) << i;
        }
        return value;
    }

    bool Fail(string message)
    {
        Error = message;
        return false;
    }

    // One step: a header, some stored bytes, one symbol after the other. False if the input or the room ended, or it is wrong.
    bool Step(int limit)
    {
        long before = position;
        switch (state)
        {
            case State.Header:
                if (ReadHeader())
                {
                    return true;
                }
                position = before;
                return false;
            case State.Stored:
                int available = (int)Math.Min(Math.Min(storedLeft, BitsLeft >> 3), limit - (output.Count - taken));
                output.AddRange(input.GetRange((int)(position >> 3), available));
                position += (long)available << 3;
                storedLeft -= available;
                if (storedLeft == 0)
                {
                    EndBlock();
                    return true;
                }
                return false;
            default:
                while (output.Count - taken < limit)
                {
                    before = position;
                    if (!ReadSymbol())
                    {
                        if (state != State.Codes)
                        {
                            return Error is null;
                        }
                        position = before;
                        return false;
                    }
                }
                return true;
        }
    }

    void EndBlock() => state = isLastBlock ? State.Done : State.Header;

    // ---- blocks --------------------------------------------------------------------------------------------------------------

    bool ReadHeader()
    {
        int header = Bits(3);
        if (header < 0)
        {
            return false;
        }
        switch (header >> 1)
        {
            case 0:
                position = (position + 7) & ~7L;
                int length = Bits(16), inverse = Bits(16);
                if (inverse < 0)
                {
                    return false;
                }
                if (length != (~inverse & 0xffff))
                {
                    return Fail("invalid stored block lengths");
                }
                storedLeft = length;
                state = State.Stored;
                break;
            case 1:
                (literals, distances) = (Code.FixedLiterals, Code.FixedDistances);
                state = State.Codes;
                break;
            case 2:
                if (!ReadCodes())
                {
                    return false;
                }
                state = State.Codes;
                break;
            default:
                return Fail("invalid block type");
        }
        isLastBlock = (header & 1) != 0;
        return true;
    }

    static readonly int[] lengthOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    bool ReadCodes()
    {
        int literalCount = Bits(5), distanceCount = Bits(5), lengthCount = Bits(4);
        if (lengthCount < 0)
        {
            return false;
        }
        literalCount += 257;
        distanceCount += 1;
        if (literalCount > 286 || distanceCount > 30)
        {
            return Fail("too many length or distance symbols");
        }
        var lengths = new byte[19];
        for (int i = 0; i < lengthCount + 4; i++)
        {
            int bits = Bits(3);
            if (bits < 0)
            {
                return false;
            }
            lengths[lengthOrder[i]] = (byte)bits;
        }
        if (Code.Make(lengths) is not { } lengthCode)
        {
            return Fail("invalid code lengths set");
        }
        var all = new byte[literalCount + distanceCount];
        for (int i = 0; i < all.Length;)
        {
            int symbol = Symbol(lengthCode);
            if (symbol < 0)
            {
                return false;
            }
            if (symbol < 16)
            {
                all[i++] = (byte)symbol;
                continue;
            }
            int extra = symbol switch { 16 => Bits(2), 17 => Bits(3), _ => Bits(7) };
            if (extra < 0)
            {
                return false;
            }
            int repeat = extra + (symbol == 18 ? 11 : 3);
            if (symbol == 16 && i == 0 || i + repeat > all.Length)
            {
                return Fail("invalid bit length repeat");
            }
            Array.Fill(all, symbol == 16 ? all[i - 1] : (byte)0, i, repeat);
            i += repeat;
        }
        if (all[256] == 0)
        {
            return Fail("invalid code -- missing end-of-block");
        }
        if (Code.Make(all.AsSpan(0, literalCount)) is not { } literalCode)
        {
            return Fail("invalid literal/lengths set");
        }
        if (Code.Make(all.AsSpan(literalCount), isDistance: true) is not { } distanceCode)
        {
            return Fail("invalid distances set");
        }
        (literals, distances) = (literalCode, distanceCode);
        return true;
    }

    // ---- symbols -------------------------------------------------------------------------------------------------------------

    // -1: not there yet, or wrong (Error).
    int Symbol(Code code)
    {
        int value = 0, first = 0, index = 0;
        for (int length = 1; length <= Code.LongestCode; length++)
        {
            int bit = Bits(1);
            if (bit < 0)
            {
                return -1;
            }
            value |= bit;
            int count = code.Counts[length];
            if (value - count < first)
            {
                return code.Symbols[index + (value - first)];
            }
            index += count;
            first = (first + count) << 1;
            value <<= 1;
        }
        Fail("invalid code");
        return -1;
    }

    static readonly short[] lengthBase = [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];
    static readonly byte[] lengthExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];

    // A literal or a reference; false at the end of the block, of the input, or if it is wrong.
    bool ReadSymbol()
    {
        int symbol = Symbol(literals);
        if (symbol < 0)
        {
            return false;
        }
        if (symbol < 256)
        {
            output.Add((byte)symbol);
            return true;
        }
        if (symbol == 256)
        {
            EndBlock();
            return false;
        }
        if (symbol > 285)
        {
            return Fail("invalid literal/length code");
        }
        int more = Bits(lengthExtra[symbol - 257]);
        if (more < 0)
        {
            return false;
        }
        int length = lengthBase[symbol - 257] + more;
        int code = Symbol(distances);
        if (code < 0)
        {
            return false;
        }
        if (code > 29)
        {
            return Fail("invalid distance code");
        }
        int distance = code + 1;
        if (code > 3)
        {
            int extra = (code >> 1) - 1, low = Bits(extra);
            if (low < 0)
            {
                return false;
            }
            distance = ((2 + (code & 1)) << extra) + low + 1;
        }
        if (distance > output.Count || distance > WindowSize)
        {
            return Fail("invalid distance too far back");
        }
        for (int from = output.Count - distance; length > 0; length--, from++)
        {
            output.Add(output[from]);
        }
        return true;
    }

    /// <summary>A canonical Huffman code: how many codes have each length, and the symbols in the order of their codes.</summary>
    sealed class Code
    {
        public const int LongestCode = 15;

        public readonly int[] Counts = new int[LongestCode + 1];
        public readonly short[] Symbols;

        Code(int size) => Symbols = new short[size];

        public static readonly Code FixedLiterals = Make(FixedLengths())!;
        public static readonly Code FixedDistances = Make([.. Enumerable.Repeat((byte)5, 30)], isDistance: true)!;

        static byte[] FixedLengths()
        {
            var lengths = new byte[288];
            for (int i = 0; i < lengths.Length; i++)
            {
                lengths[i] = (byte)(i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8);
            }
            return lengths;
        }

        /// <summary>Null if the lengths are no code. An incomplete one is allowed for distances.</summary>
        public static Code? Make(ReadOnlySpan<byte> lengths, bool isDistance = false)
        {
            var code = new Code(lengths.Length);
            foreach (byte length in lengths)
            {
                code.Counts[length]++;
            }
            code.Counts[0] = 0;
            int left = 1;
            for (int length = 1; length <= LongestCode; length++)
            {
                left = (left << 1) - code.Counts[length];
                if (left < 0)
                {
                    return null;
                }
            }
            if (left > 0 && !isDistance)
            {
                return null;
            }
            var next = new int[LongestCode + 2];
            for (int length = 1; length <= LongestCode; length++)
            {
                next[length + 1] = next[length] + code.Counts[length];
            }
            for (int symbol = 0; symbol < lengths.Length; symbol++)
            {
                if (lengths[symbol] != 0)
                {
                    code.Symbols[next[lengths[symbol]]++] = (short)symbol;
                }
            }
            return code;
        }
    }
}
