// The bytes of a pickle under construction, and its memo. Knows how each opcode's argument is encoded in each protocol, and nothing of
// what objects mean. Protocol 4 and up: what stands between PROTO and the end is in frames of 64 KB or a little more, whose lengths are filled in
// when they are full; a text or bytes of that size stand between two frames.
// What protocol 0 writes as lines of text instead is in PickleWriter.Text.cs; how a checkpoint numbers objects, in PickleWriter.Kept.cs.
using System.Buffers.Binary;
using System.Numerics;

namespace Stackless.Runtime;

sealed partial class PickleWriter(int protocol, KeptNumbers? kept = null)
{
    const int FrameHeaderLength = 9, FullFrame = 64 * 1024;

    readonly Dictionary<object, int> memo = new(ReferenceEqualityComparer.Instance);
    byte[] bytes = new byte[512];
    int length;
    int frameStart = -1;

    public int Protocol { get; } = protocol;

    public int MemoCount => memo.Count;

    public void Begin()
    {
        length = 0;
        if (Protocol >= 2)
        {
            Emit(PickleOpcode.Proto);
            Byte((byte)Protocol);
        }
        BeginFrame();
    }

    /// <summary>Ends the pickle: what was not taken of it yet.</summary>
    public ReadOnlySpan<byte> End()
    {
        Emit(PickleOpcode.Stop);
        if (kept is not null)
        {
            return WithNumbers();
        }
        EndFrame();
        return bytes.AsSpan(0, length);
    }

    /// <summary>The frame is as long as frames become: a file may have what is there.</summary>
    public bool IsFrameFull => HasFrames && (hasLarge || length - frameStart - FrameHeaderLength >= FullFrame);

    // Where numbers are put in at the end, lengths are not known before.
    bool HasFrames => Protocol >= 4 && kept is null;

    // Something stands outside of the frames since the last was begun.
    bool hasLarge;

    /// <summary>Ends a full frame and begins the next.</summary>
    public void NextFrame()
    {
        EndFrame();
        BeginFrame();
    }

    /// <summary>What has been written so far, which is forgotten. Between two frames.</summary>
    public byte[] Take()
    {
        EndFrame();
        var taken = bytes.AsSpan(0, length).ToArray();
        length = 0;
        BeginFrame();
        return taken;
    }

    void BeginFrame()
    {
        hasLarge = false;
        if (HasFrames)
        {
            frameStart = length;
            Reserve(FrameHeaderLength);
            length += FrameHeaderLength;
        }
    }

    void ReturnToFrame()
    {
        BeginFrame();
        hasLarge = true;
    }

    // A frame of less than four bytes is not worth its header, and pickletools refuses it.
    void EndFrame()
    {
        if (!HasFrames)
        {
            return;
        }
        var content = length - frameStart - FrameHeaderLength;
        if (content < 4)
        {
            bytes.AsSpan(frameStart + FrameHeaderLength, content).CopyTo(bytes.AsSpan(frameStart));
            length -= FrameHeaderLength;
            return;
        }
        bytes[frameStart] = (byte)PickleOpcode.Frame;
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(frameStart + 1), content);
    }

    // What is as long as a frame itself stands outside of them.
    bool LeaveFrame(int count)
    {
        if (!HasFrames || count < FullFrame)
        {
            return false;
        }
        EndFrame();
        return true;
    }

    // ---- the memo ------------------------------------------------------------------------------------------------------------

    public bool HasMemo(object o) => memo.ContainsKey(o);

    public IEnumerable<object> Memoized => memo.Keys;

    public void ClearMemo() => memo.Clear();

    /// <summary>The numbers of the objects that programs can see.</summary>
    public IEnumerable<KeyValuePair<PyObject, int>> Numbered
    {
        get
        {
            foreach (var (o, number) in memo)
            {
                if (o is PyObject seen)
                {
                    yield return new(seen, number);
                }
            }
        }
    }

    public void SetMemo(IEnumerable<KeyValuePair<PyObject, int>> numbers)
    {
        var given = numbers.ToArray();
        memo.Clear();
        foreach (var (o, number) in given)
        {
            memo[o] = number;
        }
    }

    /// <summary>Gives what is on top of the unpickler's stack the next number.</summary>
    public void Memoize(object o)
    {
        var index = memo.Count;
        memo.Add(o, index);
        if (kept is not null)
        {
            NoteWritten();
        }
        else if (Protocol >= 4)
        {
            Emit(PickleOpcode.Memoize);
        }
        else if (IsText)
        {
            Line(PickleOpcode.Put, index);
        }
        else
        {
            Put(index);
        }
    }

    void Put(int index)
    {
        if (index < 256)
        {
            Emit(PickleOpcode.BinPut);
            Byte((byte)index);
        }
        else
        {
            Emit(PickleOpcode.LongBinPut);
            Int32(index);
        }
    }

    /// <summary>Numbers an object that no later reference can mean; the unpickler counts it all the same.</summary>
    public void MemoizeAnonymously() => Memoize(new object());

    /// <summary>Refers to an object that was written before; false if it was not.</summary>
    public bool TryGet(object o)
    {
        if (!memo.TryGetValue(o, out var index))
        {
            return false;
        }
        if (kept is not null)
        {
            index = NumberOf(kept, o, index);
        }
        if (IsText)
        {
            Line(PickleOpcode.Get, index);
        }
        else if (index < 256)
        {
            Emit(PickleOpcode.BinGet);
            Byte((byte)index);
        }
        else
        {
            Emit(PickleOpcode.LongBinGet);
            Int32(index);
        }
        return true;
    }

    // ---- values --------------------------------------------------------------------------------------------------------------

    public void Integer(long value)
    {
        if (IsText && value is >= int.MinValue and <= int.MaxValue)
        {
            Line(PickleOpcode.Int, value);
        }
        else if (value is >= 0 and <= 0xff)
        {
            Emit(PickleOpcode.BinInt1);
            Byte((byte)value);
        }
        else if (value is >= 0 and <= 0xffff)
        {
            Emit(PickleOpcode.BinInt2);
            Reserve(2);
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(length), (ushort)value);
            length += 2;
        }
        else if (value is >= int.MinValue and <= int.MaxValue)
        {
            Emit(PickleOpcode.BinInt);
            Int32((int)value);
        }
        else
        {
            Integer((BigInteger)value);
        }
    }

    public void Integer(BigInteger value)
    {
        if (Protocol < 2)
        {
            Line(PickleOpcode.Long, $"{value}L");
            return;
        }
        var data = value.ToByteArray();
        if (data.Length < 256)
        {
            Emit(PickleOpcode.Long1);
            Byte((byte)data.Length);
        }
        else
        {
            Emit(PickleOpcode.Long4);
            Int32(data.Length);
        }
        Raw(data);
    }

    public void Float(double value)
    {
        if (IsText)
        {
            Line(PickleOpcode.Float, FloatText.Repr(value));
            return;
        }
        Emit(PickleOpcode.BinFloat);
        Reserve(8);
        BinaryPrimitives.WriteDoubleBigEndian(bytes.AsSpan(length), value);
        length += 8;
    }

    public void Text(PyStr text)
    {
        if (IsText)
        {
            TextLine(text);
            return;
        }
        if (text.PlainText is { } plain && plain.Length < 128 && System.Text.Ascii.IsValid(plain))
        {
            TextHeader(plain.Length);
            Reserve(plain.Length);
            System.Text.Encoding.Latin1.GetBytes(plain, bytes.AsSpan(length));
            length += plain.Length;
            return;
        }
        var encoded = CodePoints.ToUtf8(text);
        var isOutside = LeaveFrame(encoded.Length);
        TextHeader(encoded.Length);
        Raw(encoded);
        if (isOutside)
        {
            ReturnToFrame();
        }
    }

    void TextHeader(int count)
    {
        if (count < 256 && Protocol >= 4)
        {
            Emit(PickleOpcode.ShortBinUnicode);
            Byte((byte)count);
        }
        else
        {
            Emit(PickleOpcode.BinUnicode);
            Int32(count);
        }
    }

    /// <summary>Protocol 3 and up.</summary>
    public void Bytes(ReadOnlySpan<byte> data)
    {
        var isOutside = LeaveFrame(data.Length);
        if (data.Length < 256)
        {
            Emit(PickleOpcode.ShortBinBytes);
            Byte((byte)data.Length);
        }
        else
        {
            Emit(PickleOpcode.BinBytes);
            Int32(data.Length);
        }
        Raw(data);
        if (isOutside)
        {
            ReturnToFrame();
        }
    }

    /// <summary>Protocol 5.</summary>
    public void MutableBytes(ReadOnlySpan<byte> data)
    {
        var isOutside = LeaveFrame(data.Length);
        Emit(PickleOpcode.ByteArray8);
        Reserve(8);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(length), data.Length);
        length += 8;
        Raw(data);
        if (isOutside)
        {
            ReturnToFrame();
        }
    }

    /// <summary>An extension code of copyreg's.</summary>
    public void Extension(int code)
    {
        if (code <= 0xff)
        {
            Emit(PickleOpcode.Ext1);
            Byte((byte)code);
        }
        else if (code <= 0xffff)
        {
            Emit(PickleOpcode.Ext2);
            Byte((byte)code);
            Byte((byte)(code >> 8));
        }
        else
        {
            Emit(PickleOpcode.Ext4);
            Int32(code);
        }
    }

    /// <summary>A global by name, as text lines (below protocol 4).</summary>
    public void Global(PyStr module, PyStr name)
    {
        Emit(PickleOpcode.Global);
        Raw(CodePoints.ToUtf8(module));
        Byte((byte)'\n');
        Raw(CodePoints.ToUtf8(name));
        Byte((byte)'\n');
    }

    // ---- bytes ---------------------------------------------------------------------------------------------------------------

    public void Emit(PickleOpcode opcode) => Byte((byte)opcode);

    void Byte(byte value)
    {
        if (length == bytes.Length)
        {
            Reserve(1);
        }
        bytes[length++] = value;
    }

    void Int32(int value)
    {
        Reserve(4);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(length), value);
        length += 4;
    }

    void Raw(ReadOnlySpan<byte> data)
    {
        Reserve(data.Length);
        data.CopyTo(bytes.AsSpan(length));
        length += data.Length;
    }

    void Reserve(int count)
    {
        if (length + count > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + count));
        }
    }
}
