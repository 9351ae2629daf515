// Writes a recording while its program runs: to a file beside the one that was asked for, which takes its name when the program has ended. Of a program that is killed no
// recording is left that would look like a whole one.
using System.Security.Cryptography;
using System.Text;

namespace Stackless.Runtime;

sealed class Recorder : Recording, IDisposable
{
    readonly string path, partPath;
    readonly BinaryWriter file;
    readonly CryptoStream hashed;
    readonly SHA256 digest = SHA256.Create();
    readonly PartFile stream;
    long lastTime, lastDayTime, nothingCount;
    bool isFinished;

    public Recorder(string path, RecordedStart start)
    {
        this.path = path;
        partPath = $"{path}.{Environment.ProcessId}.part";
        stream = new PartFile(partPath);
        hashed = new CryptoStream(stream, digest, CryptoStreamMode.Write);
        file = new BinaryWriter(new BufferedStream(hashed, 1 << 16));
        file.Write(Encoding.ASCII.GetBytes(Magic));
        file.Write(start.Build);
        Write(start.Arguments);
        file.Write(start.Folder);
        Write([.. start.Variables.SelectMany(variable => new[] { variable.Name, variable.Value })]);
        file.Write(start.HashSeed);
        file.Write(start.FirstIdentity);
    }

    // What keeps it from being written ends the program: it is no error of the program's own, in whose middle it happens.
    sealed class PartFile(string path) : FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0)
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            try
            {
                base.Write(buffer, offset, count);
            }
            catch (IOException error)
            {
                throw new RecordingException($"the recording cannot be written: {error.Message}", hasPlace: true);
            }
        }
    }

    void Write(string[] texts)
    {
        file.Write7BitEncodedInt(texts.Length);
        foreach (var text in texts)
        {
            file.Write(text);
        }
    }

    public override bool IsReplay => false;

    void Begin(RecordedKind kind)
    {
        if (nothingCount > 0)
        {
            file.Write((byte)RecordedKind.Nothing);
            file.Write7BitEncodedInt64(nothingCount);
            nothingCount = 0;
        }
        file.Write((byte)kind);
    }

    public override bool Flag(bool actual)
    {
        if (actual)
        {
            Begin(RecordedKind.Something);
        }
        else
        {
            nothingCount++;
        }
        return actual;
    }

    public override long Time(long actual)
    {
        Begin(RecordedKind.Time);
        file.Write7BitEncodedInt64(actual - lastTime);
        return lastTime = actual;
    }

    public override long DayTime(long actual)
    {
        Begin(RecordedKind.DayTime);
        file.Write7BitEncodedInt64(actual - lastDayTime);
        return lastDayTime = actual;
    }

    public override long Number(string what, long actual)
    {
        Begin(RecordedKind.Number);
        file.Write(what);
        file.Write7BitEncodedInt64(actual);
        return actual;
    }

    public override void Noise(Span<byte> actual)
    {
        Begin(RecordedKind.Noise);
        file.Write7BitEncodedInt(actual.Length);
        file.Write(actual);
    }

    public override (List<(int Descriptor, uint Events)> Ready, int Count) Ready(List<(int Descriptor, uint Events)> actual, int count)
    {
        Begin(RecordedKind.Ready);
        file.Write7BitEncodedInt(count);
        file.Write7BitEncodedInt(actual.Count);
        foreach (var (descriptor, events) in actual)
        {
            file.Write7BitEncodedInt(descriptor);
            file.Write(events);
        }
        return (actual, count);
    }

    public override void Source(string path)
    {
        Begin(RecordedKind.Source);
        file.Write(path);
        var hash = DigestOf(path);
        file.Write7BitEncodedInt(hash.Length);
        file.Write(hash);
    }

    public override Value Call(ThreadState ts, string name, Value[] arguments, Func<ThreadState, Value[], Value> function, bool isRepeated = false)
    {
        Begin(RecordedKind.Call);
        file.Write(name);
        file.Write(DigestOf(arguments));
        var result = function(ts, arguments);
        if (!result.IsNull)
        {
            Begin(RecordedKind.Result);
            return RecordedValues.TryWrite(file, result) ? result : throw new RecordingException($"{name}() has returned something that cannot be recorded, a {result.Type.Name}", hasPlace: false);
        }
        if (!ts.IsRaising)
        {
            throw new InvalidOperationException($"{name}() waits, and is recorded as if it did not");
        }
        Begin(RecordedKind.Error);
        return RecordedValues.TryWriteError(ts, file, ts.Exception!) ? default : throw new RecordingException($"{name}() has raised something that cannot be recorded, a {ts.Exception!.Type.Name}", hasPlace: false);
    }

    public override (Value Result, string? Error) Work(ThreadState ts, Value result, string? error)
    {
        Begin(RecordedKind.Result);
        file.Write(error ?? "");
        return RecordedValues.TryWrite(file, result) ? (result, error) : throw new RecordingException($"another thread has made something that cannot be recorded, a {result.Type.Name}", hasPlace: false);
    }

    public override void Finish(int exitCode)
    {
        if (isFinished)
        {
            return;
        }
        isFinished = true;
        Begin(RecordedKind.End);
        file.Write(exitCode);
        file.Flush();
        hashed.FlushFinalBlock();
        stream.Write(digest.Hash!);
        stream.Dispose();
        File.Move(partPath, path, overwrite: true);
    }

    public void Dispose()
    {
        stream.Dispose();
        if (!isFinished)
        {
            File.Delete(partPath);
        }
    }
}
