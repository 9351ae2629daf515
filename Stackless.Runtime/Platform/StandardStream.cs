// The process's standard output or error as it is: every write reaches the descriptor or fails with the system's error. .NET's console stream
// takes a broken pipe for success, so that a program whose reader has gone would go on for ever.
// And whether the process was given such a stream at all: what comes through exec is not close-on-exec, all that .NET itself opens is, so a
// descriptor that is marked so was closed when the process began, and belongs to somebody else now.
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

/// <summary>A system call failed.</summary>
sealed class SystemCallException(int errno) : IOException(SystemCalls.ErrorText(errno))
{
    public int Errno => errno;
}

sealed unsafe class StandardStream(int descriptor) : Stream
{
    // Of a descriptor, not of the open file.
    const int GetFlags = 1, CloseOnExec = 1;

    /// <summary>Was the process begun with that descriptor open?</summary>
    public static bool IsGiven(int descriptor)
    {
        if (SystemCalls.IsManaged)
        {
            return true;
        }
        var flags = SystemCalls.fcntl(descriptor, GetFlags, 0);
        return flags >= 0 && (flags & CloseOnExec) == 0;
    }

    public static Stream Output => new StandardStream(1);

    public static Stream Errors => new StandardStream(2);

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        fixed (byte* bytes = buffer)
        {
            for (var done = 0; done < buffer.Length;)
            {
                var count = SystemCalls.write(descriptor, bytes + done, buffer.Length - done);
                if (count >= 0)
                {
                    done += (int)count;
                    continue;
                }
                var errno = Marshal.GetLastPInvokeError();
                if (errno == Linux.WouldBlock)
                {
                    // Somebody who shares the stream has made it non-blocking.
                    var waiting = new LibC.Poll { Descriptor = descriptor, Events = Linux.Writable };
                    _ = SystemCalls.poll(&waiting, 1, -1);
                }
                else if (errno != Linux.Interrupted)
                {
                    throw new SystemCallException(errno);
                }
            }
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override bool CanWrite => true;
    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
