// Starts the launcher that was built with these tests, as a user would, and gives back what it printed.

using System.Diagnostics;

namespace Stackless.Cli.Tests;
sealed record Outcome(string Output, string Errors, int ExitCode);

static class Launcher
{
    const int TimeLimitMilliseconds = 120_000;

    static readonly string root = FindRoot();
    static readonly string configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Debug{Path.DirectorySeparatorChar}") ? "Debug" : "Release";

    public static string Root => root;
    public static string Folder => Path.Combine(root, "Stackless.Cli", "bin", configuration, "net10.0");
    public static string Executable => Path.Combine(Folder, OperatingSystem.IsWindows() ? "stackless.exe" : "stackless");

    public static Outcome Stackless(params string[] arguments) => Start(Executable, root, null, arguments);

    public static Outcome Dotnet(string folder, params string[] arguments) => Start("dotnet", folder, null, arguments);

    public static Outcome WithInput(string input, params string[] arguments) => Start(Executable, root, input, arguments);

    /// <summary>A shell command in which <c>stackless</c> is the launcher.</summary>
    public static Outcome Shell(string command) => Start("/bin/sh", root, null, ["-c", $"PATH='{Folder}':$PATH; {command}"]);

    static Outcome Start(string file, string folder, string? input, string[] arguments)
    {
        using var process = Begin(file, folder, input is not null, arguments);
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        if (input is not null)
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        if (!process.WaitForExit(TimeLimitMilliseconds))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{file} {string.Join(' ', arguments)} did not end; so far it printed:\n{output.Result}{errors.Result}");
        }
        return new Outcome(output.Result, errors.Result, process.ExitCode);
    }

    public static Process Begin(string file, string folder, bool hasInput, params string[] arguments)
    {
        var start = new ProcessStartInfo(file)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = hasInput,
        };
        // A test says itself what the environment asks for.
        foreach (var variable in start.Environment.Keys.Where(name => name.StartsWith("PYTHON", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(variable);
        }
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }
        return Process.Start(start)!;
    }

    static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Compiler.sln")))
            {
                return folder.FullName;
            }
        }
        throw new DirectoryNotFoundException("the tests must run inside the checkout");
    }
}

/// <summary>A folder for one test, deleted after it.</summary>
sealed class ScratchFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("stackless-test-").FullName;

    public string File(string name, string content)
    {
        var path = System.IO.Path.Combine(Path, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
