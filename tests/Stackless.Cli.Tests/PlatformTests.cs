// The platform of .NET's own libraries alone, asked for by its switch: programs run, and what docs/platforms.md says is not there is not. The tables are read.

using System.Text.RegularExpressions;
using NUnit.Framework;

namespace Stackless.Cli.Tests;

[TestFixture]
public sealed partial class PlatformTests
{
    static Outcome Run(string program)
    {
        using var folder = new ScratchFolder();
        return Launcher.Shell($"cd '{folder.Path}'; STACKLESS_PLATFORM=managed stackless run '{folder.File("program.py", program)}'");
    }

    static (string Statement, string Error)[] Rows() => [.. File.ReadAllLines(Path.Combine(Launcher.Root, "docs", "platforms.md"))
        .Select(line => Regex.Match(line, @"^\| `(?<statement>.*?)` \| `(?<error>\w+)` \|")).Where(m => m.Success).Select(m => (m.Groups["statement"].Value, m.Groups["error"].Value))];

    const string Trying = """
        import mmap, os, select, signal, socket, subprocess
        def attempt(statement):
            try:
                exec(statement)
            except BaseException as error:
                return type(error).__name__
            return "nothing"
        """;

    [Test]
    public void WhatTheTableSaysIsNotThereIsNot()
    {
        var rows = Rows();
        var run = Run(Trying + "\n" + string.Concat(rows.Select(row => $"print(attempt({Quoted(row.Statement)}))\n")));
        var found = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(rows, Has.Length.GreaterThan(20));
        Assert.That(rows.Zip(found, (row, error) => (row.Statement, error)), Is.EqualTo(rows.Select(row => (row.Statement, OnThisSystem(row.Statement) ? row.Error : "nothing"))), run.Errors);
    }

    // Of signals, .NET has all of Linux's on Linux.
    static bool OnThisSystem(string statement) => !statement.Contains("SIGPIPE", StringComparison.Ordinal) || !OperatingSystem.IsLinux();

    static string Quoted(string text) => "\"" + text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal) + "\"";

    [TestCase("import subprocess, sys\nprint(subprocess.run([sys.executable, '-c', 'print(input()[::-1])'], input='abc', text=True, capture_output=True).stdout, end='')", "cba\n")]
    [TestCase("import subprocess\nprint(subprocess.run('echo $X; exit 4', shell=True, env={'X': 'x'}, capture_output=True))", "CompletedProcess(args='echo $X; exit 4', returncode=4, stdout=b'x\\n', stderr=b'')\n")]
    [TestCase("import subprocess\np = subprocess.Popen(['sleep', '100'])\np.terminate()\nprint(p.wait())", "-15\n")]
    [TestCase("import os\nprint(os.waitstatus_to_exitcode(os.system('exit 3')))", "3\n")]
    [TestCase("import os\nos._exit(5)", "")]
    [TestCase("import os, socket\ntry: socket.create_connection(('127.0.0.1', 1))\nexcept OSError as e: print(e)\ntry: os.rmdir('none')\nexcept OSError as e: print(e)",
        "[Errno 111] Connection refused\n[Errno 2] No such file or directory: 'none'\n")]
    [TestCase("import os, stackless\nr, w = [os.dup2(fd, fd + 50) for fd in os.pipe()]\nstackless.tasklet(lambda: print(os.read(r, 9)))()\nstackless.schedule()\nos.closerange(3, 50)\n"
        + "os.write(w, b'text')\nos.close(w)\nstackless.run()\nprint(os.read(r, 9))", "b'text'\nb''\n")]
    public void AProgramRuns(string program, string output)
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("its programs are those of other systems");
        }
        var run = Run(program);
        Assert.That(run.Output, Is.EqualTo(output), run.Errors);
    }

    /// <summary>The goldens that ask the system for much, each in a process of its own.</summary>
    static IEnumerable<string> Goldens() => Directory.GetFiles(Path.Combine(Launcher.Root, "tests", "golden", "run"), "*.py", SearchOption.AllDirectories)
        .Where(file => !file.Contains("/_", StringComparison.Ordinal) && Room(file) is "files" or "signals" or "sleep" or "library" && AsksTheSystem().IsMatch(File.ReadAllText(file))
            && !File.ReadLines(file).First().StartsWith("# On Linux only", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    static string Room(string file) => Path.GetFileName(Path.GetDirectoryName(file)!);

    static string Name(string file) => $"{Room(file)}/{Path.GetFileName(file)}";

    [GeneratedRegex(@"\b(socket|subprocess|selectors|select|mmap|tempfile|shutil|signal|asyncio|pathlib|os)\b")]
    private static partial Regex AsksTheSystem();

    [Test]
    public void GoldensPrintTheSame()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Ignore("they were written for other systems");
        }
        var failed = new System.Collections.Concurrent.ConcurrentBag<string>();
        Parallel.ForEach(Goldens(), new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, file =>
        {
            var run = Launcher.Shell($"cd '{Path.GetDirectoryName(file)}'; STACKLESS_PLATFORM=managed stackless run '{file}'");
            var expected = string.Concat(File.ReadLines(file).Select(line => line.Split("# expect:", 2)).Where(parts => parts.Length == 2)
                .Select(parts => (parts[1].StartsWith(' ') ? parts[1][1..] : parts[1]) + "\n"));
            if (run.Output != expected)
            {
                failed.Add($"{Name(file)}:\n{run.Output}{run.Errors}");
            }
        });
        Assert.That(failed, Is.Empty);
    }

    [Test]
    public void OutputGoesBehindWhatIsThere()
    {
        using var folder = new ScratchFolder();
        var program = folder.File("program.py", "print('two')");
        var run = Launcher.Shell($"cd '{folder.Path}'; (echo one; STACKLESS_PLATFORM=managed stackless run '{program}'; echo three) > out; cat out");
        Assert.That(run.Output, Is.EqualTo("one\ntwo\nthree\n"), run.Errors);
    }
}
