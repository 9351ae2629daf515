// What lies beneath an SslStream instead of a network: records that were brought, and what it has written. It never blocks: who reads more than there is gets a task that
// ends, on the OS thread that brings it, when the rest of a record has come. So the stream is run by whoever brings it its input, step by step.
// It says exactly how many bytes are missing: no byte behind a record is asked for before that record is used, so what follows TLS on a connection stays there.
namespace Stackless.Runtime;

sealed class RecordPipe : Stream
{
    const int HeaderSize = 5, LongestRecord = (1 << 14) + 2048;

    // The record that comes; what is complete of it is given in one piece.
    byte[] record = new byte[HeaderSize];
    int length, wanted = HeaderSize;

    // What is complete, from `start`.
    byte[] ready = [];
    int start;

    byte[] output = [];
    int outputStart, outputEnd;

    Memory<byte> waiting;
    TaskCompletionSource<int>? reader;

    /// <summary>Its reader waits for more.</summary>
    public bool IsStarved => Volatile.Read(ref reader) is not null;

    /// <summary>Nothing comes any more.</summary>
    public bool IsOver { get; private set; }

    /// <summary>The input is no TLS.</summary>
    public bool IsForeign { get; private set; }

    /// <summary>The beginning of what is no TLS.</summary>
    public ReadOnlySpan<byte> Beginning => record.AsSpan(0, length);

    /// <summary>How many bytes the record that comes still needs.</summary>
    public int Missing => wanted - length;

    /// <summary>What was written and not taken yet.</summary>
    public ReadOnlySpan<byte> Output => output.AsSpan(outputStart, outputEnd - outputStart);

    public void Taken(int count)
    {
        outputStart += count;
        if (outputStart == outputEnd)
        {
            outputStart = outputEnd = 0;
            output = output.Length > LongestRecord * 4 ? [] : output;
        }
    }

    /// <summary>Brings bytes, no more than are missing.</summary>
    public void Bring(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(record.AsSpan(length));
        length += bytes.Length;
        if (length < wanted)
        {
            return;
        }
        if (length == HeaderSize)
        {
            var size = (record[3] << 8) | record[4];
            if (record[0] is < 20 or > 24 || record[1] != 3 || size > LongestRecord)
            {
                IsForeign = true;
                return;
            }
            if (size > 0)
            {
                wanted = HeaderSize + size;
                Array.Resize(ref record, wanted);
                return;
            }
        }
        ready = record;
        start = 0;
        record = new byte[HeaderSize];
        (length, wanted) = (0, HeaderSize);
        Serve();
    }

    public void End()
    {
        IsOver = true;
        Serve();
    }

    void Serve()
    {
        if (reader is { } source)
        {
            var count = TakeReady(waiting.Span);
            waiting = default;
            Volatile.Write(ref reader, null);
            source.SetResult(count);
        }
    }

    int TakeReady(Span<byte> to)
    {
        var count = Math.Min(to.Length, ready.Length - start);
        ready.AsSpan(start, count).CopyTo(to);
        start += count;
        if (start == ready.Length)
        {
            ready = [];
            start = 0;
        }
        return count;
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (ready.Length > 0 || IsOver || buffer.Length == 0)
        {
            return new(TakeReady(buffer.Span));
        }
        waiting = buffer;
        var source = new TaskCompletionSource<int>();
        Volatile.Write(ref reader, source);
        return new(source.Task);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("what lies beneath is read without blocking only");

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (outputEnd + buffer.Length > output.Length)
        {
            var kept = Output;
            var grown = new byte[Math.Max(kept.Length + buffer.Length, 1024)];
            kept.CopyTo(grown);
            (output, outputStart, outputEnd) = (grown, 0, kept.Length);
        }
        buffer.CopyTo(output.AsSpan(outputEnd));
        outputEnd += buffer.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        Write(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        Write(buffer, offset, count);
        return Task.CompletedTask;
    }

    public override void Flush()
    {
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override bool CanRead => true;
    public override bool CanWrite => true;
    public override bool CanSeek => false;
    public override long Length => throw new NotSupportedException("it has no length");

    public override long Position
    {
        get => throw new NotSupportedException("it has no position");
        set => throw new NotSupportedException("it has no position");
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException("it has no position");
    public override void SetLength(long value) => throw new NotSupportedException("it has no length");
}
