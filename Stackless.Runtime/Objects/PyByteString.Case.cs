// ASCII's classes and letter cases in bytes and bytearray.
// https://docs.python.org/3/library/stdtypes.html#bytes-and-bytearray-operations
namespace Stackless.Runtime;

public abstract unsafe partial class PyByteString
{
    static bool IsUpperByte(byte b) => b is >= (byte)'A' and <= (byte)'Z';
    static bool IsLowerByte(byte b) => b is >= (byte)'a' and <= (byte)'z';

    Value Map(Func<byte, int, byte> change)
    {
        var data = Span.ToArray();
        for (var i = 0; i < data.Length; i++)
        {
            data[i] = change(data[i], i);
        }
        return new Value(Make(data));
    }

    static byte ToLower(byte b) => IsUpperByte(b) ? (byte)(b + 32) : b;
    static byte ToUpper(byte b) => IsLowerByte(b) ? (byte)(b - 32) : b;

    [PyMethod("lower")] public Value Lower() => Map(static (b, _) => ToLower(b));
    [PyMethod("upper")] public Value Upper() => Map(static (b, _) => ToUpper(b));
    [PyMethod("swapcase")] public Value SwapCase() => Map(static (b, _) => IsUpperByte(b) ? ToLower(b) : ToUpper(b));
    [PyMethod("capitalize")] public Value Capitalize() => Map(static (b, i) => i == 0 ? ToUpper(b) : ToLower(b));

    [PyMethod("title")]
    public Value Title()
    {
        var inWord = false;
        return Map((b, _) =>
        {
            var result = inWord ? ToLower(b) : ToUpper(b);
            inWord = IsUpperByte(b) || IsLowerByte(b);
            return result;
        });
    }

    bool All(Func<byte, bool> test)
    {
        foreach (var b in Span)
        {
            if (!test(b))
            {
                return false;
            }
        }
        return Count > 0;
    }

    [PyMethod("isalpha")] public bool IsAlpha() => All(static b => IsUpperByte(b) || IsLowerByte(b));
    [PyMethod("isdigit")] public bool IsDigit() => All(static b => b is >= (byte)'0' and <= (byte)'9');
    [PyMethod("isalnum")] public bool IsAlnum() => All(static b => IsUpperByte(b) || IsLowerByte(b) || b is >= (byte)'0' and <= (byte)'9');
    [PyMethod("isspace")] public bool IsSpaceMethod() => All(IsSpace);
    [PyMethod("isascii")] public bool IsAscii() => Count == 0 || All(static b => b < 128);
    [PyMethod("islower")] public bool IsLower() => !Span.ContainsAnyInRange((byte)'A', (byte)'Z') && Span.ContainsAnyInRange((byte)'a', (byte)'z');
    [PyMethod("isupper")] public bool IsUpper() => !Span.ContainsAnyInRange((byte)'a', (byte)'z') && Span.ContainsAnyInRange((byte)'A', (byte)'Z');

    [PyMethod("istitle")]
    public bool IsTitle()
    {
        bool inWord = false, seen = false;
        foreach (var b in Span)
        {
            bool upper = IsUpperByte(b), lower = IsLowerByte(b);
            if (upper && inWord || lower && !inWord)
            {
                return false;
            }
            inWord = upper || lower;
            seen |= inWord;
        }
        return seen;
    }
}
