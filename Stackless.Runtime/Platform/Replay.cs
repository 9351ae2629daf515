// Answers a program from a recording of it. The file is read and checked as a whole before the program starts.
using System.Security.Cryptography;
using System.Text;

namespace Stackless.Runtime;

sealed class Replay : Recording
{
    readonly BinaryReader file;
    long lastTime, lastDayTime, nothingCount;
    bool isFinished;

    /// <summary>How many entries have been read.</summary>
    public long Position { get; private set; }

    public RecordedStart Start { get; }

    /// <exception cref="InvalidDataException">It cannot be replayed, for the reason given.</exception>
    public Replay(byte[] recording)
    {
        var magic = Encoding.ASCII.GetBytes(Magic);
        if (!recording.AsSpan().StartsWith(magic))
        {
            throw new InvalidDataException("it is no recording");
        }
        if (recording.Length < magic.Length + SHA256.HashSizeInBytes
            || !SHA256.HashData(recording.AsSpan(..^SHA256.HashSizeInBytes)).AsSpan().SequenceEqual(recording.AsSpan(^SHA256.HashSizeInBytes..)))
        {
            throw new InvalidDataException("it is damaged or cut off");
        }
        file = new BinaryReader(new MemoryStream(recording, magic.Length, recording.Length - magic.Length - SHA256.HashSizeInBytes));
        var build = file.ReadString();
        var arguments = ReadTexts();
        var folder = file.ReadString();
        var variables = ReadTexts().Chunk(2).Select(pair => (pair[0], pair[1])).ToArray();
        Start = new RecordedStart(build, arguments, folder, variables, file.ReadUInt32(), file.ReadInt64());
    }

    string[] ReadTexts()
    {
        var texts = new string[file.Read7BitEncodedInt()];
        for (var i = 0; i < texts.Length; i++)
        {
            texts[i] = file.ReadString();
        }
        return texts;
    }

    public override bool IsReplay => true;

    RecordedKind ReadKind()
    {
        Position++;
        return (RecordedKind)file.ReadByte();
    }

    void Expect(RecordedKind kind, string asked)
    {
        if (nothingCount > 0)
        {
            throw Left(RecordedKind.Nothing, asked);
        }
        var found = ReadKind();
        if (found != kind)
        {
            throw Left(found, asked);
        }
    }

    RecordingException Left(RecordedKind found, string asked) => Left(found switch
    {
        RecordedKind.Nothing or RecordedKind.Something => "a look at what has happened meanwhile",
        RecordedKind.Time => "a look at the clock",
        RecordedKind.DayTime => "a look at the time of day",
        RecordedKind.Number => file.ReadString(),
        RecordedKind.Noise => "random bytes",
        RecordedKind.Ready => "a look at descriptors",
        RecordedKind.Source => "the compilation of " + file.ReadString(),
        RecordedKind.Call => file.ReadString() + "()",
        RecordedKind.Result or RecordedKind.Error => "a result",
        RecordedKind.End => "the end of the program",
        _ => $"an entry of kind {(int)found}",
    }, asked);

    RecordingException Left(string recorded, string asked) => new($"the replay leaves its recording at entry {Position}: there comes {recorded}, the program has come to {asked}", hasPlace: false);

    public override bool Flag(bool actual)
    {
        if (nothingCount > 0)
        {
            nothingCount--;
            return false;
        }
        switch (ReadKind())
        {
            case RecordedKind.Nothing:
                nothingCount = file.Read7BitEncodedInt64() - 1;
                return false;
            case RecordedKind.Something:
                return true;
            case var found:
                throw Left(found, "a look at what has happened meanwhile");
        }
    }

    public override long Time(long actual)
    {
        Expect(RecordedKind.Time, "a look at the clock");
        return lastTime += file.Read7BitEncodedInt64();
    }

    public override long DayTime(long actual)
    {
        Expect(RecordedKind.DayTime, "a look at the time of day");
        return lastDayTime += file.Read7BitEncodedInt64();
    }

    public override long Number(string what, long actual)
    {
        Expect(RecordedKind.Number, what);
        var recorded = file.ReadString();
        return recorded == what ? file.Read7BitEncodedInt64() : throw Left(recorded, what);
    }

    public override void Noise(Span<byte> actual)
    {
        Expect(RecordedKind.Noise, "random bytes");
        var count = file.Read7BitEncodedInt();
        if (count != actual.Length)
        {
            throw Left($"{count} random bytes", $"{actual.Length} of them");
        }
        file.ReadBytes(count).CopyTo(actual);
    }

    public override (List<(int Descriptor, uint Events)> Ready, int Count) Ready(List<(int Descriptor, uint Events)> actual, int count)
    {
        Expect(RecordedKind.Ready, "a look at descriptors");
        var told = file.Read7BitEncodedInt();
        var ready = new List<(int, uint)>();
        for (var left = file.Read7BitEncodedInt(); left > 0; left--)
        {
            ready.Add((file.Read7BitEncodedInt(), file.ReadUInt32()));
        }
        return (ready, told);
    }

    public override void Source(string path)
    {
        Expect(RecordedKind.Source, "the compilation of " + path);
        var recorded = file.ReadString();
        var hash = file.ReadBytes(file.Read7BitEncodedInt());
        if (recorded != path)
        {
            throw Left("the compilation of " + recorded, "that of " + path);
        }
        if (!hash.AsSpan().SequenceEqual(DigestOf(path)))
        {
            throw new RecordingException($"{path} is not what it was when the program was recorded", hasPlace: true);
        }
    }

    public override Value Call(ThreadState ts, string name, Value[] arguments, Func<ThreadState, Value[], Value> function, bool isRepeated = false)
    {
        Expect(RecordedKind.Call, name + "()");
        var recorded = file.ReadString();
        var digest = file.ReadUInt32();
        if (recorded != name)
        {
            throw Left(recorded + "()", name + "()");
        }
        if (digest != DigestOf(arguments))
        {
            throw Left(name + "()", "it with other arguments");
        }
        if (isRepeated && function(ts, arguments).IsNull)
        {
            ts.TakeException();
        }
        if (nothingCount == 0)
        {
            switch (ReadKind())
            {
                case RecordedKind.Result:
                    return RecordedValues.Read(file);
                case RecordedKind.Error:
                    return ts.Raise(RecordedValues.ReadError(ts, file));
            }
        }
        throw new InvalidDataException($"{name}() has no result in the recording");
    }

    public override (Value Result, string? Error) Work(ThreadState ts, Value result, string? error)
    {
        Expect(RecordedKind.Result, "what another thread has made");
        var recorded = file.ReadString();
        return (RecordedValues.Read(file), recorded.Length == 0 ? null : recorded);
    }

    public override void Finish(int exitCode)
    {
        if (isFinished)
        {
            return;
        }
        isFinished = true;
        Expect(RecordedKind.End, "its end");
        if (file.ReadInt32() is var recorded && recorded != exitCode)
        {
            throw Left($"the end with exit code {recorded}", $"its end with {exitCode}");
        }
    }
}
