// Where an unpickler's bytes come from: an array, or a file's read and readline, which are asked for exactly what is needed and never
// for more, so that several pickles can follow each other in one file. Reading is two-step: Has says whether the bytes are here; if
// not, the unpickler calls the file (which may suspend), and Feed takes what it gave.
using System.Buffers.Binary;

namespace Stackless.Runtime;

sealed class PickleInput
{
    byte[] data;
    int end;

    public PickleInput(byte[] data)
    {
        this.data = data;
        end = data.Length;
    }

    public PickleInput(Value read, Value readLine)
    {
        data = new byte[256];
        Read = read;
        ReadLine = readLine;
    }

    /// <summary>The file's methods; null for an array.</summary>
    public Value Read { get; }
    public Value ReadLine { get; }

    public bool IsFile => !Read.IsNull;

    /// <summary>The next byte to be consumed.</summary>
    public int Position;

    public int Available => end - Position;

    /// <summary>Are so many bytes here, counted from the position?</summary>
    public bool Has(long count) => count <= end - Position;

    public byte this[int offset] => data[Position + offset];

    public ReadOnlySpan<byte> Slice(int offset, int count) => data.AsSpan(Position + offset, count);

    public ushort UInt16(int offset) => BinaryPrimitives.ReadUInt16LittleEndian(data.AsSpan(Position + offset));
    public int Int32(int offset) => BinaryPrimitives.ReadInt32LittleEndian(data.AsSpan(Position + offset));
    public long Int64(int offset) => BinaryPrimitives.ReadInt64LittleEndian(data.AsSpan(Position + offset));
    public double Double(int offset) => BinaryPrimitives.ReadDoubleBigEndian(data.AsSpan(Position + offset));

    /// <summary>The length of the line that begins at an offset, without its end; -1 if the end is not here.</summary>
    public int LineLength(int offset) => data.AsSpan(Position + offset, end - Position - offset).IndexOf((byte)'\n');

    /// <summary>Adds what the file gave. What was consumed is dropped.</summary>
    public void Feed(ReadOnlySpan<byte> more)
    {
        var rest = end - Position;
        if (rest + more.Length > data.Length)
        {
            var larger = new byte[Math.Max(data.Length * 2, rest + more.Length)];
            Array.Copy(data, Position, larger, 0, rest);
            data = larger;
        }
        else
        {
            Array.Copy(data, Position, data, 0, rest);
        }
        Position = 0;
        more.CopyTo(data.AsSpan(rest));
        end = rest + more.Length;
    }
}
