// A recording as the launcher sees it: the file that a session writes while its program runs, or reads to run it again. How it works: docs/adr/0025-recorded-programs.md.
using System.Security.Cryptography;

namespace Stackless.Hosting;

/// <summary>What the world outside answers a program, on its way to a file or out of one.</summary>
public sealed class ProgramRecording : IDisposable
{
    readonly Recorder? recorder;

    ProgramRecording(Recording recording, IReadOnlyList<string> arguments)
    {
        Recording = recording;
        recorder = recording as Recorder;
        Arguments = arguments;
    }

    internal Recording Recording { get; }

    /// <summary>The command line that the program was started with.</summary>
    public IReadOnlyList<string> Arguments { get; }

    /// <summary>Begins to record the one program of this process, before anything of it is there. The hash key is chosen here.</summary>
    /// <param name="path">The file, which is there when the program has ended.</param>
    /// <param name="arguments">The command line, to be kept.</param>
    /// <param name="hashSeed">A number, if one is wanted: PYTHONHASHSEED.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it be.</exception>
    public static ProgramRecording Create(string path, IReadOnlyList<string> arguments, string? hashSeed)
    {
        var seed = uint.TryParse(hashSeed, out var given) ? given : BitConverter.ToUInt32(RandomNumberGenerator.GetBytes(sizeof(uint))) | 1;
        UseSeed(seed);
        var variables = Environment.GetEnvironmentVariables().Cast<System.Collections.DictionaryEntry>().Select(entry => ((string)entry.Key, (string?)entry.Value ?? "")).ToArray();
        return new ProgramRecording(new Recorder(path, new RecordedStart(RuntimeBuild.Id, [.. arguments], Directory.GetCurrentDirectory(), variables, seed, Identity.Next)), arguments);
    }

    /// <summary>Prepares the process for the one program that is to be replayed in it: its variables, its folder, its hash key are those of the recording.</summary>
    /// <exception cref="InvalidDataException">It is no recording, damaged, or another build's.</exception>
    /// <exception cref="IOException">It cannot be read, or its folder is not there.</exception>
    /// <exception cref="UnauthorizedAccessException">Nor may it be.</exception>
    public static ProgramRecording Open(string path)
    {
        var replay = new Replay(File.ReadAllBytes(path));
        var start = replay.Start;
        if (start.Build != RuntimeBuild.Id)
        {
            throw new InvalidDataException("another build of Stackless for .NET made it");
        }
        foreach (var name in Environment.GetEnvironmentVariables().Keys.Cast<string>().Except(start.Variables.Select(variable => variable.Name)).ToArray())
        {
            Environment.SetEnvironmentVariable(name, null);
        }
        foreach (var (name, value) in start.Variables)
        {
            Environment.SetEnvironmentVariable(name, value);
        }
        Directory.SetCurrentDirectory(start.Folder);
        UseSeed(start.HashSeed);
        Identity.BeginWith(start.FirstIdentity);
        return new ProgramRecording(replay, start.Arguments);
    }

    static void UseSeed(uint seed) => StringHash.UseSeed(seed.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Of a program that was not recorded to its end nothing is left.</summary>
    public void Dispose() => recorder?.Dispose();
}
