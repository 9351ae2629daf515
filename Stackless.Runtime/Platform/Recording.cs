// What the world outside of a program answers it: kept while it runs (Recorder), or taken from what was kept (Replay). Whatever is not decided by the program
// and its input comes through here, in the order in which it is asked for: results of the system's functions (RecordedFunction), clocks, random bytes, descriptors that are ready,
// signals, work of other OS threads. The schedule follows from these: who runs next is decided by nothing else (docs/adr/0025-recorded-programs.md).
// Invariant: both sides ask in the same order; the answer to a question is preceded by what is asked, so that a replay notices where it is asked something else.
using System.Security.Cryptography;
using System.Text;

namespace Stackless.Runtime;

/// <summary>A replay was asked something else than its recording has, or the recording something that it cannot keep.</summary>
sealed class RecordingException(string message, bool hasPlace) : ProgramLeftException(message)
{
    public override bool WantsPlace => !hasPlace;

    public override ProgramLeftException At(string place) => new RecordingException($"{Message}, at {place}", hasPlace: true);
}

/// <summary>What an entry of a recording is.</summary>
enum RecordedKind : byte
{
    /// <summary>So many times nothing had happened that could have.</summary>
    Nothing = 1,

    /// <summary>Something had.</summary>
    Something,
    Time,
    DayTime,
    Number,
    Noise,
    Ready,
    Source,
    Call,
    Result,
    Error,
    End,
}

/// <summary>What a recording begins with: what the program was started with.</summary>
sealed record RecordedStart(string Build, string[] Arguments, string Folder, (string Name, string Value)[] Variables, uint HashSeed, long FirstIdentity);

abstract class Recording
{
    internal const string Magic = "stackless recording 1\n";

    /// <summary>Answers come from the recording: the world outside is not to be asked, or changed.</summary>
    public abstract bool IsReplay { get; }

    /// <summary>Has something happened meanwhile?</summary>
    public abstract bool Flag(bool actual);

    /// <summary>A timestamp of the clock that only advances.</summary>
    public abstract long Time(long actual);

    /// <summary>The time of day, in .NET's ticks.</summary>
    public abstract long DayTime(long actual);

    public abstract long Number(string what, long actual);

    /// <summary>Random bytes, in place.</summary>
    public abstract void Noise(Span<byte> actual);

    /// <summary>Descriptors that have become ready, with what for; and how many the system has told of.</summary>
    public abstract (List<(int Descriptor, uint Events)> Ready, int Count) Ready(List<(int Descriptor, uint Events)> actual, int count);

    /// <summary>A source file is compiled: it must be the one that it was.</summary>
    public abstract void Source(string path);

    /// <summary>Calls a function of the system's, or gives what it returned or raised. It must not wait.</summary>
    /// <param name="isRepeated">A replay calls it as well, for what it does, and takes no notice of what it returns.</param>
    public abstract Value Call(ThreadState ts, string name, Value[] arguments, Func<ThreadState, Value[], Value> function, bool isRepeated = false);

    /// <summary>A value that another OS thread has made, or what kept it from making one.</summary>
    public abstract (Value Result, string? Error) Work(ThreadState ts, Value result, string? error);

    /// <summary>The program has ended: the recording is complete.</summary>
    public abstract void Finish(int exitCode);

    /// <summary>Something that has no counterpart in a recording.</summary>
    public Value Refuse(ThreadState ts, string what) => ts.Raise(BuiltinTypes.RuntimeError, $"a program that is recorded or replayed cannot {what}: what it would see is not recorded");

    protected static byte[] DigestOf(string path)
    {
        try
        {
            return SHA256.HashData(File.ReadAllBytes(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    // ---- arguments ---------------------------------------------------------------------------------------------------------

    /// <summary>By which a replay sees that a function is called with the arguments it was called with: not by what has no lasting form.</summary>
    protected static uint DigestOf(Value[] arguments)
    {
        var digest = 2166136261;
        foreach (var argument in arguments)
        {
            Add(ref digest, argument, 0);
        }
        return digest;
    }

    const int DeepestDigest = 8;

    static void Add(ref uint digest, Value value, int depth)
    {
        switch (value.Object)
        {
            case null or PyNone or PyBool:
                Add(ref digest, [(byte)(value.IsNull ? 0 : value.IsNone ? 1 : value.IsTrue ? 2 : 3)]);
                break;
            case Tag:
                Add(ref digest, BitConverter.GetBytes(value.Bits));
                break;
            case PyStr text:
                Add(ref digest, Encoding.Unicode.GetBytes(text.Text));
                break;
            case PyTuple tuple when depth < DeepestDigest:
                foreach (var item in tuple.Items)
                {
                    Add(ref digest, item, depth + 1);
                }
                break;
            case PyList list when depth < DeepestDigest:
                for (var i = 0; i < list.Count; i++)
                {
                    Add(ref digest, list[i], depth + 1);
                }
                break;
            case IBuffer:
                Add(ref digest, Buffers.Span(value));
                break;
        }
    }

    // FNV-1a.
    static void Add(ref uint digest, ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            digest = (digest ^ b) * 16777619;
        }
    }
}
