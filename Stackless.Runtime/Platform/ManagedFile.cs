// What a descriptor of ManagedSystem stands for: a file, a folder, a pipe, a socket, a set of descriptors that is waited for, a number that is counted up, a process, a standard stream.
// Invariants: it lives until the last descriptor of it is closed; what reads and writes answers how much, or an error's number as a negative one, and throws what .NET throws.
using System.Diagnostics;
using System.Net.Sockets;
using System.Runtime;

namespace Stackless.Runtime;

abstract class ManagedFile
{
    int descriptors;

    /// <summary>As open and fcntl have them: of these <see cref="Linux.NonBlocking"/> and O_APPEND change what it does.</summary>
    public int Flags;

    public bool IsBlocking => (Flags & Linux.NonBlocking) == 0;

    /// <summary>It may be waited for; a file on a disk is always ready.</summary>
    public virtual bool IsAwaitable => true;

    /// <summary>S_IFMT's bits.</summary>
    public abstract int Kind { get; }

    [BypassReadyToRun]
    public void Taken() => Interlocked.Increment(ref descriptors);

    [BypassReadyToRun]
    public void GivenBack()
    {
        if (Interlocked.Decrement(ref descriptors) == 0)
        {
            Close();
        }
    }

    [BypassReadyToRun]
    public virtual int Read(Span<byte> buffer) => -Linux.InvalidArgument;

    [BypassReadyToRun]
    public virtual int Write(ReadOnlySpan<byte> data) => -Linux.InvalidArgument;

    /// <summary>What of the events is so now, with what is told unasked: that it fails, or that the other end has gone.</summary>
    [BypassReadyToRun]
    public virtual short Ready(short events) => (short)(events & (Linux.Readable | Linux.Writable));

    [BypassReadyToRun]
    protected virtual void Close()
    {
    }
}

/// <summary>A file that .NET has opened.</summary>
sealed class ManagedDiskFile(FileStream stream, string path) : ManagedFile
{
    const int Append = 0x400;

    public FileStream Stream => stream;
    public string Path => path;
    public override bool IsAwaitable => false;
    public override int Kind => stream.CanSeek ? 0x8000 : 0x2000;

    [BypassReadyToRun]
    public override int Read(Span<byte> buffer) => stream.CanRead ? stream.Read(buffer) : -ManagedErrors.BadDescriptor;

    [BypassReadyToRun]
    public override int Write(ReadOnlySpan<byte> data)
    {
        if (!stream.CanWrite)
        {
            return -ManagedErrors.BadDescriptor;
        }
        if ((Flags & Append) != 0 && stream.CanSeek)
        {
            stream.Seek(0, SeekOrigin.End);
        }
        stream.Write(data);
        return data.Length;
    }

    [BypassReadyToRun]
    protected override void Close() => stream.Dispose();
}

/// <summary>A folder: it is known, and neither read nor written.</summary>
sealed class ManagedFolder(string path) : ManagedFile
{
    public string Path => path;
    public override bool IsAwaitable => false;
    public override int Kind => 0x4000;
    [BypassReadyToRun]
    public override int Read(Span<byte> buffer) => -ManagedErrors.IsFolder;
}

/// <summary>What goes through a pipe, which is memory of this process.</summary>
sealed class ManagedPipe
{
    const int Capacity = 1 << 16;

    // As the system has it: so much goes in whole or not at all.
    const int Whole = 4096;

    readonly byte[] ring = new byte[Capacity];
    int start, count;
    bool hasReader = true, hasWriter = true;

    [BypassReadyToRun]
    public (ManagedFile Reader, ManagedFile Writer) Ends() => (new ReadEnd(this), new WriteEnd(this));

    [BypassReadyToRun]
    void Changed()
    {
        Monitor.PulseAll(ring);
        ManagedSystem.Changed();
    }

    [BypassReadyToRun]
    int Take(Span<byte> buffer, bool waits)
    {
        lock (ring)
        {
            while (count == 0 && hasWriter && buffer.Length > 0)
            {
                if (!waits)
                {
                    return -Linux.WouldBlock;
                }
                Monitor.Wait(ring);
            }
            var taken = Math.Min(count, buffer.Length);
            var first = Math.Min(taken, Capacity - start);
            ring.AsSpan(start, first).CopyTo(buffer);
            ring.AsSpan(0, taken - first).CopyTo(buffer[first..]);
            start = (start + taken) % Capacity;
            count -= taken;
            Changed();
            return taken;
        }
    }

    [BypassReadyToRun]
    int Put(ReadOnlySpan<byte> data, bool waits)
    {
        lock (ring)
        {
            var done = 0;
            while (done < data.Length)
            {
                if (!hasReader)
                {
                    return -ManagedErrors.BrokenPipe;
                }
                var free = Capacity - count;
                if (free == 0 || data.Length <= Whole && free < data.Length)
                {
                    if (!waits)
                    {
                        return done > 0 ? done : -Linux.WouldBlock;
                    }
                    Monitor.Wait(ring);
                    continue;
                }
                var piece = Math.Min(free, data.Length - done);
                var end = (start + count) % Capacity;
                var first = Math.Min(piece, Capacity - end);
                data.Slice(done, first).CopyTo(ring.AsSpan(end));
                data.Slice(done + first, piece - first).CopyTo(ring);
                count += piece;
                done += piece;
                Changed();
            }
            return done;
        }
    }

    sealed class ReadEnd(ManagedPipe pipe) : ManagedFile
    {
        public override int Kind => 0x1000;

        [BypassReadyToRun]
        public override int Read(Span<byte> buffer) => pipe.Take(buffer, IsBlocking);

        [BypassReadyToRun]
        public override int Write(ReadOnlySpan<byte> data) => -ManagedErrors.BadDescriptor;

        [BypassReadyToRun]
        public override short Ready(short events) => (short)((pipe.count > 0 ? events & Linux.Readable : 0) | (pipe.hasWriter ? 0 : ManagedSystem.HungUp));

        [BypassReadyToRun]
        protected override void Close()
        {
            lock (pipe.ring)
            {
                pipe.hasReader = false;
                pipe.Changed();
            }
        }
    }

    sealed class WriteEnd(ManagedPipe pipe) : ManagedFile
    {
        public override int Kind => 0x1000;

        [BypassReadyToRun]
        public override int Read(Span<byte> buffer) => -ManagedErrors.BadDescriptor;

        [BypassReadyToRun]
        public override int Write(ReadOnlySpan<byte> data) => pipe.Put(data, IsBlocking);

        [BypassReadyToRun]
        public override short Ready(short events) =>
            (short)((Capacity - pipe.count >= Whole || !pipe.hasReader ? events & Linux.Writable : 0) | (pipe.hasReader ? 0 : ManagedSystem.Failing));

        [BypassReadyToRun]
        protected override void Close()
        {
            lock (pipe.ring)
            {
                pipe.hasWriter = false;
                pipe.Changed();
            }
        }
    }
}

sealed class ManagedSocket(Socket socket) : ManagedFile
{
    public Socket Socket => socket;

    /// <summary>It is one of two that were made together, and has no name.</summary>
    public bool IsPaired { get; init; }

    public override int Kind => 0xC000;

    [BypassReadyToRun]
    public override int Read(Span<byte> buffer) => ManagedSystem.Receive(this, buffer, SocketFlags.None, IsBlocking);

    [BypassReadyToRun]
    public override int Write(ReadOnlySpan<byte> data) => ManagedSystem.Send(this, data, SocketFlags.None, IsBlocking);

    [BypassReadyToRun]
    public override short Ready(short events)
    {
        var ready = 0;
        if ((events & Linux.Readable) != 0 && socket.Poll(0, SelectMode.SelectRead))
        {
            ready |= Linux.Readable;
        }
        if ((events & Linux.Writable) != 0 && socket.Poll(0, SelectMode.SelectWrite))
        {
            ready |= Linux.Writable;
        }
        // Of a connection that has failed, Windows tells here only.
        return (short)((events & Linux.Writable) != 0 && ready == 0 && OperatingSystem.IsWindows() && socket.Poll(0, SelectMode.SelectError) ? ManagedSystem.Failing | Linux.Writable : ready);
    }

    [BypassReadyToRun]
    protected override void Close() => socket.Dispose();
}

/// <summary>A number that is counted up by who writes, and taken by who reads.</summary>
sealed class ManagedCounter : ManagedFile
{
    long value;

    public override int Kind => 0;

    [BypassReadyToRun]
    public void Add(ulong amount)
    {
        Interlocked.Add(ref value, (long)amount);
        ManagedSystem.Changed();
    }

    [BypassReadyToRun]
    public ulong Take() => (ulong)Interlocked.Exchange(ref value, 0);

    [BypassReadyToRun]
    public override short Ready(short events) => (short)(events & (Linux.Writable | (Volatile.Read(ref value) != 0 ? Linux.Readable : 0)));
}

/// <summary>Readable when the process has ended.</summary>
sealed class ManagedProcessEnd(Process process) : ManagedFile
{
    public override int Kind => 0;

    [BypassReadyToRun]
    public override short Ready(short events) => (short)(ManagedProcesses.HasEnded(process) ? events & Linux.Readable : 0);
}

/// <summary>A standard stream. What is read is read ahead, by a thread that begins when it is first asked: then it can be waited for.</summary>
sealed class ManagedStandardStream(int number) : ManagedFile
{
    const int PieceSize = 4096;

    readonly Lazy<Stream> output = new(() => Open(number, FileAccess.Write));
    ManagedFile? ahead;

    public override bool IsAwaitable => number == 0;
    public override int Kind => IsTerminal ? 0x2000 : 0x1000;

    public bool IsTerminal => number switch
    {
        0 => !Console.IsInputRedirected,
        1 => !Console.IsOutputRedirected,
        _ => !Console.IsErrorRedirected,
    };

    // A console's stream takes a broken pipe for success; that of a handle does not, but it keeps a place of its own in a file, which others write to as well, and Windows' handles have
    // other numbers.
    [BypassReadyToRun]
    static Stream Open(int number, FileAccess access)
    {
        if (!OperatingSystem.IsWindows())
        {
            var stream = new FileStream(new Microsoft.Win32.SafeHandles.SafeFileHandle(number, ownsHandle: false), access, bufferSize: 0);
            if (!stream.CanSeek)
            {
                return stream;
            }
        }
        return number switch
        {
            0 => Console.OpenStandardInput(),
            1 => Console.OpenStandardOutput(),
            _ => Console.OpenStandardError(),
        };
    }

    ManagedFile Ahead
    {
        get
        {
            lock (output)
            {
                if (ahead is null)
                {
                    (ahead, var writer) = new ManagedPipe().Ends();
                    writer.Taken();
                    new Thread(() => Pump(writer)) { IsBackground = true, Name = "standard input" }.Start();
                }
                return ahead;
            }
        }
    }

    [BypassReadyToRun]
    static void Pump(ManagedFile writer)
    {
        try
        {
            using var input = Open(0, FileAccess.Read);
            var piece = new byte[PieceSize];
            while (input.Read(piece) is > 0 and var count)
            {
                writer.Write(piece.AsSpan(0, count));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException)
        {
            // There is no such stream: it ends.
        }
        writer.GivenBack();
    }

    [BypassReadyToRun]
    public override int Read(Span<byte> buffer)
    {
        if (number != 0)
        {
            return -ManagedErrors.BadDescriptor;
        }
        Ahead.Flags = Flags;
        return Ahead.Read(buffer);
    }

    [BypassReadyToRun]
    public override int Write(ReadOnlySpan<byte> data)
    {
        output.Value.Write(data);
        output.Value.Flush();
        return data.Length;
    }

    [BypassReadyToRun]
    public override short Ready(short events) => number == 0 ? Ahead.Ready(events) : base.Ready(events);
}
