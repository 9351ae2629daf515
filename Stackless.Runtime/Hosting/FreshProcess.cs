// Where a program that moves goes on: a launcher that waits for one on its standard input, with nothing of the program initialised.
// Started before it is needed it costs no time then.
using System.Diagnostics;

namespace Stackless.Hosting;

public sealed class FreshProcess : IDisposable
{
    /// <summary>The launcher's command.</summary>
    public const string Command = "resume";

    readonly Process process;

    /// <param name="launcher">The launcher, as a file to be started or as an assembly.</param>
    /// <param name="isCaught">Output and errors are for <see cref="Ended"/>; otherwise they are this process's.</param>
    public FreshProcess(string launcher, bool isCaught)
    {
        var isAssembly = launcher.EndsWith(".dll", StringComparison.Ordinal);
        var start = new ProcessStartInfo(isAssembly ? "dotnet" : launcher)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = isCaught,
            RedirectStandardError = isCaught,
        };
        if (isAssembly)
        {
            start.ArgumentList.Add(launcher);
        }
        start.ArgumentList.Add(Command);
        process = Process.Start(start)!;
    }

    /// <summary>Hands the program over.</summary>
    public void Send(IReadOnlyList<string> arguments, string folder, byte[] program)
    {
        using var writer = new BinaryWriter(process.StandardInput.BaseStream);
        writer.Write(arguments.Count);
        foreach (var argument in arguments)
        {
            writer.Write(argument);
        }
        writer.Write(folder);
        writer.Write(program.Length);
        writer.Write(program);
    }

    /// <summary>Its exit code.</summary>
    public int Wait()
    {
        process.WaitForExit();
        return process.ExitCode;
    }

    /// <summary>What it printed, when it has ended; null if it has not after that time.</summary>
    public (string Output, string Errors, int ExitCode)? Ended(TimeSpan limit)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(limit))
        {
            process.Kill();
            return null;
        }
        return (output.Result, errors.Result, process.ExitCode);
    }

    /// <summary>The other side: waits for a program and goes on with it.</summary>
    public static int Serve(Stream input, Func<IReadOnlyList<string>, string, Session> begin)
    {
        using var reader = new BinaryReader(input);
        string[] arguments;
        try
        {
            arguments = new string[reader.ReadInt32()];
        }
        catch (EndOfStreamException)
        {
            // Not needed after all.
            return 0;
        }
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = reader.ReadString();
        }
        var folder = reader.ReadString();
        return begin(arguments, folder).RunMoved(reader.ReadBytes(reader.ReadInt32()));
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }
        process.Dispose();
    }
}
