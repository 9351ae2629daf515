// Other programs on .NET's own libraries: starting them, and waiting for them. .NET gives a program pipes of its own for its standard streams; what goes through them is carried to and from the
// descriptors that were meant. A program that ends by a signal is told from one that answers with a large number only where the signal was sent from here.
// Invariant: a program is a child until somebody has been told of its end.
using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime;

namespace Stackless.Runtime;

static class ManagedProcesses
{
    sealed class Child(Process process)
    {
        public Process Process => process;

        public volatile int Signal;
    }

    static readonly ConcurrentDictionary<int, Child> children = new();

    const int WithoutWaiting = 1;

    [BypassReadyToRun]
    public static bool IsChild(int pid) => children.ContainsKey(pid);

    [BypassReadyToRun]
    public static Process? Of(int pid) => children.TryGetValue(pid, out var child) ? child.Process : null;

    [BypassReadyToRun]
    public static bool HasEnded(Process process) => process.HasExited;

    [BypassReadyToRun]
    public static void End(int pid, Process? other, int signal)
    {
        if (children.TryGetValue(pid, out var child))
        {
            child.Signal = signal;
        }
        (child?.Process ?? other)?.Kill();
    }

    /// <summary>(0, pid), or (an error's number, 0). The actions are those of posix_spawn, for the three standard streams only.</summary>
    [BypassReadyToRun]
    public static (int Error, int Process) Start(string path, IReadOnlyList<string> arguments, IEnumerable<(string Name, string Value)> environment, IReadOnlyList<Value[]> actions, bool isGroupOrSession)
    {
        if (isGroupOrSession)
        {
            throw new PlatformNotSupportedException("posix_spawn: process groups and sessions are the system's, and here are .NET's own libraries only");
        }
        var start = new ProcessStartInfo { FileName = path, UseShellExecute = false };
        for (var i = 1; i < arguments.Count; i++)
        {
            start.ArgumentList.Add(arguments[i]);
        }
        if (OperatingSystem.IsWindows() && path == "/bin/sh" && arguments is [_, "-c", var line])
        {
            (start.FileName, start.Arguments) = (Environment.GetEnvironmentVariable("ComSpec") ?? "cmd.exe", $"/d /s /c \"{line}\"");
            start.ArgumentList.Clear();
        }
        start.Environment.Clear();
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }
        var streams = new ManagedFile?[3];
        var opened = new List<int>();
        try
        {
            foreach (var action in actions)
            {
                switch (((PyStr)action[0].Object).Text)
                {
                    case "dup2":
                        var (from, to) = ((int)action[1].Bits, (int)action[2].Bits);
                        if (to > 2)
                        {
                            throw new PlatformNotSupportedException("posix_spawn: a program gets its standard streams from .NET's own libraries, and no other descriptors");
                        }
                        streams[to] = from <= 2 && streams[from] is { } moved ? moved : ManagedSystem.Get(from);
                        if (streams[to] is null)
                        {
                            return (ManagedErrors.BadDescriptor, 0);
                        }
                        break;
                    case "open":
                        var fd = ManagedSystem.open([.. ((PyBytes)action[2].Object).Span, 0], (int)action[3].Bits, (int)action[4].Bits);
                        if (fd < 0)
                        {
                            return (System.Runtime.InteropServices.Marshal.GetLastPInvokeError(), 0);
                        }
                        opened.Add(fd);
                        if ((int)action[1].Bits is var target and <= 2)
                        {
                            streams[target] = ManagedSystem.Get(fd);
                        }
                        break;
                    case "chdir":
                        start.WorkingDirectory = ManagedSystem.PathOf(((PyBytes)action[1].Object).Span);
                        break;
                }
            }
            for (var i = 0; i < streams.Length; i++)
            {
                // A standard stream that is what it is anyway is inherited.
                streams[i] ??= ManagedSystem.Peek(i);
                if (streams[i] is ManagedStandardStream same && ReferenceEquals(same, ManagedSystem.Standard(i)))
                {
                    streams[i] = null;
                }
            }
            (start.RedirectStandardInput, start.RedirectStandardOutput, start.RedirectStandardError) = (streams[0] is not null, streams[1] is not null, streams[2] is not null);
            return Start(start, streams);
        }
        finally
        {
            opened.ForEach(fd => ManagedSystem.close(fd));
        }
    }

    [BypassReadyToRun]
    static (int, int) Start(ProcessStartInfo start, ManagedFile?[] streams)
    {
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.Exited += (_, _) => ManagedSystem.Changed();
        try
        {
            process.Start();
        }
        catch (Win32Exception error)
        {
            const int notFound = 3, noProgram = 193, noExecutable = 8;
            return (error.NativeErrorCode switch
            {
                notFound => ManagedErrors.NoEntry,
                5 when OperatingSystem.IsWindows() => ManagedErrors.NoAccess,
                noProgram => noExecutable,
                var code => code,
            }, 0);
        }
        catch (DirectoryNotFoundException)
        {
            return (ManagedErrors.NoEntry, 0);
        }
        children[process.Id] = new Child(process);
        if (streams[0] is { } input)
        {
            var stream = process.StandardInput.BaseStream;
            Carry(input, process, () => Feed(input, stream));
        }
        if (streams[1] is { } output)
        {
            var stream = process.StandardOutput.BaseStream;
            Carry(output, process, () => Drain(stream, output));
        }
        if (streams[2] is { } errors)
        {
            var stream = process.StandardError.BaseStream;
            Carry(errors, process, () => Drain(stream, errors));
        }
        return (0, process.Id);
    }

    // The descriptor lives as long as the program may use it.
    [BypassReadyToRun]
    static void Carry(ManagedFile file, Process process, Action work)
    {
        file.Taken();
        new Thread(() =>
        {
            try
            {
                work();
            }
            catch (Exception error) when (error is IOException or ObjectDisposedException or InvalidOperationException or UnauthorizedAccessException)
            {
                // One of both ends has gone.
            }
            file.GivenBack();
        }) { IsBackground = true, Name = $"stream of process {process.Id}" }.Start();
    }

    const int PieceSize = 1 << 14;

    [BypassReadyToRun]
    static void Feed(ManagedFile from, Stream into)
    {
        using (into)
        {
            var piece = new byte[PieceSize];
            while (Patiently(from, Linux.Readable, () => from.Read(piece)) is > 0 and var count)
            {
                into.Write(piece, 0, count);
                into.Flush();
            }
        }
    }

    [BypassReadyToRun]
    static void Drain(Stream from, ManagedFile into)
    {
        var piece = new byte[PieceSize];
        while (from.Read(piece) is > 0 and var count)
        {
            for (var done = 0; done < count;)
            {
                var written = Patiently(into, Linux.Writable, () => into.Write(piece.AsSpan(done, count - done)));
                if (written < 0)
                {
                    return;
                }
                done += written;
            }
        }
    }

    // The descriptor may be one that does not block.
    [BypassReadyToRun]
    static int Patiently(ManagedFile file, short events, Func<int> work)
    {
        while (true)
        {
            if (work() is not -Linux.WouldBlock and var done)
            {
                return done;
            }
            ManagedSystem.WaitFor(file, events);
        }
    }

    // ---- waiting for their end -------------------------------------------------------------------------------------------------

    [BypassReadyToRun]
    static Child? Ended(int pid, out bool areThere)
    {
        var all = children.Where(c => pid <= 0 || c.Key == pid).Select(c => c.Value).ToList();
        areThere = all.Count > 0;
        return all.Find(c => c.Process.HasExited);
    }

    [BypassReadyToRun]
    static int StatusOf(Child child)
    {
        child.Process.WaitForExit();
        return child.Signal != 0 ? child.Signal : (child.Process.ExitCode & 0xff) << 8;
    }

    /// <summary>As wait4: (pid, status, seconds in the program, seconds in the system), (0, ...) if none has ended and it is not waited for; null, with the error set, if there is none.</summary>
    [BypassReadyToRun]
    public static (int Process, int Status, double User, double System)? Wait(int pid, int options)
    {
        while (true)
        {
            if (Ended(pid, out var areThere) is { } child)
            {
                var number = child.Process.Id;
                var result = (number, StatusOf(child), 0.0, 0.0);
                children.TryRemove(number, out _);
                child.Process.Dispose();
                return result;
            }
            if (!areThere)
            {
                System.Runtime.InteropServices.Marshal.SetLastPInvokeError(ManagedErrors.NoChild);
                return null;
            }
            if ((options & WithoutWaiting) != 0)
            {
                return (0, 0, 0, 0);
            }
            Await(pid);
        }
    }

    /// <summary>Until one has ended, which is not taken notice of.</summary>
    [BypassReadyToRun]
    public static void Await(int pid) => ManagedSystem.WaitUntil(() => Ended(pid, out var areThere) is not null || !areThere);

    /// <summary>As waitid: (pid, status, code), or a pid of 0; null, with the error set, if there is none.</summary>
    [BypassReadyToRun]
    public static (int Process, int Status, int Code)? Look(int pid, int options)
    {
        const int keeps = 0x1000000, exited = 1, killed = 2;
        if ((options & WithoutWaiting) == 0)
        {
            Await(pid);
        }
        var child = Ended(pid, out var areThere);
        if (child is null)
        {
            System.Runtime.InteropServices.Marshal.SetLastPInvokeError(ManagedErrors.NoChild);
            return areThere ? (0, 0, 0) : null;
        }
        var status = StatusOf(child);
        var number = child.Process.Id;
        if ((options & keeps) == 0)
        {
            children.TryRemove(number, out _);
        }
        return child.Signal != 0 ? (number, status, killed) : (number, status >> 8, exited);
    }
}
