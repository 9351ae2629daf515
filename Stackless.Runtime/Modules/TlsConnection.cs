// One side of a TLS connection, for the library's _ssl: System.Net.Security.SslStream over a RecordPipe. Nothing here waits: an operation that needs more input returns None,
// and is asked again when a record was brought (`bring`, `receive`); what is to go out is taken by `output` or `send`. So who waits is a tasklet in Python code, and a
// connection over memory is the same as one over a socket.
// An operation that failed returns a tuple (kind, reason, text, verify code), from which _ssl makes its exceptions.
// Invariant: at most one task of each kind (handshake, reading) is under way; it is kept until it has ended, whoever asks.
using System.Net.Security;
using System.Runtime.InteropServices;
using System.Security.Authentication;
using System.Security.Authentication.ExtendedProtection;
using System.Security.Cryptography.X509Certificates;
using C = Stackless.Runtime.SystemCalls;

namespace Stackless.Runtime;

[PyType("connection", Module = "_tls", IsHidden = true)]
sealed unsafe partial class TlsConnection : PyObject
{
    const int LongestPiece = 1 << 14;

    static readonly byte[][] httpMethods = ["GET "u8.ToArray(), "POST"u8.ToArray(), "HEAD"u8.ToArray(), "PUT "u8.ToArray(), "CONNE"u8.ToArray()];

    readonly RecordPipe pipe = new();
    readonly SslStream stream;
    readonly bool isServer;
    readonly TaskCompletionSource<SslServerAuthenticationOptions> chosen = new();

    TlsSettings settings;
    Task? handshake, closing;
    Task<int>? reading;
    byte[] readBytes = [];
    int readStart, readEnd;
    bool isShakenHands;
    string? askedName;
    bool isAsking;
    TlsVerdict verdict = TlsVerdict.None;
    byte[][] peerChain = [], verifiedChain = [];

    internal TlsConnection(TlsSettings settings, bool isServer) : base(ShapeIds.TlsConnection)
    {
        this.settings = settings;
        this.isServer = isServer;
        stream = new SslStream(pipe, true);
    }

    // ---- the handshake ---------------------------------------------------------------------------------------------------------

    /// <summary>
    /// True: done; None: needs input; a list [name, or None]: which settings for that server name? (see `choose`); a tuple: failed.
    /// </summary>
    [PyMethod("handshake")]
    internal Value Handshake(Value serverName = default)
    {
        if (isShakenHands)
        {
            return Value.Bool(true);
        }
        handshake ??= Begin((serverName.Object as PyStr)?.Text ?? "");
        if (Foreign() is { } foreign)
        {
            return foreign;
        }
        Settle(handshake);
        if (isAsking)
        {
            return new(new PyList([askedName is null ? Value.None : Value.Str(askedName)]));
        }
        if (!handshake.IsCompleted)
        {
            return Value.None;
        }
        if (Failed(handshake) is { } failure)
        {
            return failure;
        }
        isShakenHands = true;
        return Value.Bool(true);
    }

    Task Begin(string serverName)
    {
        try
        {
            return isServer
                ? stream.AuthenticateAsServerAsync(Ask, null)
                : stream.AuthenticateAsClientAsync(settings.ForClient(serverName, Verify));
        }
        catch (Exception e) when (IsExpected(e))
        {
            return Task.FromException(e);
        }
    }

    ValueTask<SslServerAuthenticationOptions> Ask(SslStream asking, SslClientHelloInfo hello, object? state, CancellationToken cancellation)
    {
        askedName = hello.ServerName is { Length: > 0 } name ? name : null;
        isAsking = true;
        return new(chosen.Task);
    }

    /// <summary>The answer to a handshake that has asked by whose settings it is to go on.</summary>
    [PyMethod("choose")]
    internal void Choose(TlsSettings answer)
    {
        settings = answer;
        isAsking = false;
        try
        {
            chosen.SetResult(answer.ForServer(Verify));
        }
        catch (Exception e) when (IsExpected(e))
        {
            chosen.SetException(e);
        }
    }

    bool Verify(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
    {
        verdict = settings.Judge(certificate as X509Certificate2, chain, isServer);
        if (certificate is not null)
        {
            peerChain = [certificate.GetRawCertData(), .. chain?.ChainPolicy.ExtraStore.Select(static extra => extra.RawData).Where(raw => !raw.AsSpan().SequenceEqual(certificate.GetRawCertData())) ?? []];
            verifiedChain = chain is null ? [] : [.. chain.ChainElements.Select(static element => element.Certificate.RawData)];
        }
        return verdict.Reason is null;
    }

    // The task has ended, or waits for input or an answer. What goes on does so on this OS thread, while the input is brought, as long as the stack has room for it: then it
    // goes on elsewhere, and is waited for.
    void Settle(Task task)
    {
        if (!task.IsCompleted && !pipe.IsStarved && !isAsking)
        {
            SpinWait.SpinUntil(() => task.IsCompleted || pipe.IsStarved || Volatile.Read(ref isAsking));
        }
    }

    /// <summary>Ends a handshake that is not answered with a fatal alert (RFC 8446, section 6), which goes out as it is: nothing is encrypted yet.</summary>
    [PyMethod("alert")]
    internal void Alert(int description) => pipe.Write([21, 3, 3, 0, 2, 2, (byte)description]);

    // ---- data ------------------------------------------------------------------------------------------------------------------

    /// <summary>Bytes; empty ones at the end that the other side has announced; False at an end that it has not; None: needs input; a tuple: failed.</summary>
    [PyMethod("read")]
    internal Value Read(long count)
    {
        if (readStart == readEnd)
        {
            if (reading is null)
            {
                if (readBytes.Length == 0)
                {
                    readBytes = new byte[LongestPiece];
                }
                try
                {
                    reading = stream.ReadAsync(readBytes).AsTask();
                }
                catch (Exception e) when (IsExpected(e))
                {
                    return Failure(e);
                }
            }
            if (Foreign() is { } foreign)
            {
                return foreign;
            }
            Settle(reading);
            if (!reading.IsCompleted)
            {
                return Value.None;
            }
            var done = reading;
            reading = null;
            if (Failed(done) is { } failure)
            {
                return failure;
            }
            (readStart, readEnd) = (0, done.Result);
            if (readEnd == 0)
            {
                return pipe.IsOver ? Value.Bool(false) : new(PyBytes.Empty);
            }
        }
        var length = (int)Math.Min(count, readEnd - readStart);
        var bytes = readBytes.AsSpan(readStart, length).ToArray();
        readStart += length;
        return new(new PyBytes(bytes));
    }

    /// <summary>How many bytes were taken, no more than a record has; a tuple: failed.</summary>
    [PyMethod("write")]
    internal Value Write(ThreadState ts, Value data)
    {
        if (!Buffers.IsBuffer(data))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"a bytes-like object is required, not '{data.Type.MessageName}'");
        }
        var span = Buffers.Span(data);
        var piece = span[..Math.Min(span.Length, LongestPiece)].ToArray();
        try
        {
            // What is beneath takes all at once.
            var writing = stream.WriteAsync(piece).AsTask();
            Settle(writing);
            return Failed(writing) ?? Value.Int(piece.Length);
        }
        catch (Exception e) when (IsExpected(e))
        {
            return Failure(e);
        }
    }

    /// <summary>Announces the end; a tuple: failed.</summary>
    [PyMethod("close_notify")]
    internal Value CloseNotify()
    {
        try
        {
            closing ??= stream.ShutdownAsync();
            Settle(closing);
            return Failed(closing) ?? Value.None;
        }
        catch (Exception e) when (IsExpected(e))
        {
            return Failure(e);
        }
    }

    /// <summary>How many bytes can be read without input.</summary>
    [PyMethod("pending")]
    internal long Pending() => readEnd - readStart;

    /// <summary>Nothing of it is used any more.</summary>
    [PyMethod("close")]
    internal void Close()
    {
        if (handshake is null or { IsCompleted: true } && reading is null)
        {
            stream.Dispose();
        }
    }

    // ---- what is beneath -------------------------------------------------------------------------------------------------------

    /// <summary>How many bytes the next record still needs.</summary>
    [PyMethod("missing")]
    internal long Missing() => pipe.Missing;

    /// <summary>Input, no more than is missing; no bytes: there is no more.</summary>
    [PyMethod("bring")]
    internal void Bring(PyBytes data)
    {
        if (data.Count == 0)
        {
            pipe.End();
        }
        else
        {
            pipe.Bring(data.Span[..Math.Min(data.Count, pipe.Missing)]);
        }
    }

    /// <summary>Brings what a socket has for the next record: true if there was something, even if only its end; None if there is nothing now.</summary>
    [PyMethod("receive")]
    internal Value Receive(ThreadState ts, int fd)
    {
        var data = stackalloc byte[2048];
        nint got;
        do
        {
            var length = 0;
            got = C.recvfrom(fd, data, Math.Min(2048, pipe.Missing), Linux.DoNotWait, null, ref length);
        }
        while (got < 0 && Marshal.GetLastPInvokeError() == Linux.Interrupted);
        if (got < 0)
        {
            return Marshal.GetLastPInvokeError() == Linux.WouldBlock ? Value.None : SystemError.Fail(ts);
        }
        if (got == 0)
        {
            pipe.End();
        }
        else
        {
            pipe.Bring(new(data, (int)got));
        }
        return Value.Bool(true);
    }

    /// <summary>What is to go out, which is taken.</summary>
    [PyMethod("output")]
    internal Value Output()
    {
        var bytes = pipe.Output.ToArray();
        pipe.Taken(bytes.Length);
        return new(new PyBytes(bytes));
    }

    /// <summary>Sends what is to go out: true if all of it went; None if the socket would block.</summary>
    [PyMethod("send")]
    internal Value Send(ThreadState ts, int fd)
    {
        while (pipe.Output.Length > 0)
        {
            nint sent;
            fixed (byte* first = pipe.Output)
            {
                sent = C.sendto(fd, first, pipe.Output.Length, Linux.NoSignal | Linux.DoNotWait, null, 0);
            }
            if (sent >= 0)
            {
                pipe.Taken((int)sent);
            }
            else if (Marshal.GetLastPInvokeError() == Linux.WouldBlock)
            {
                return Value.None;
            }
            else if (Marshal.GetLastPInvokeError() != Linux.Interrupted)
            {
                return SystemError.Fail(ts);
            }
        }
        return Value.Bool(true);
    }

    // ---- what it has come to ---------------------------------------------------------------------------------------------------

    static Value Certificates(byte[][] certificates) => new(new PyList([.. certificates.Select(static raw => new Value(new PyBytes(raw)))]));

    /// <summary>What the other side has sent, its own certificate first.</summary>
    [PyMethod("peer_chain")]
    internal Value PeerChain() => Certificates(peerChain);

    /// <summary>From the other side's certificate to the one that is trusted.</summary>
    [PyMethod("verified_chain")]
    internal Value VerifiedChain() => Certificates(settings.Verifies ? verifiedChain : []);

    /// <summary>(version, the number and name of the cipher suite), or None before the handshake.</summary>
    [PyMethod("agreed")]
    internal Value Agreed() => isShakenHands
        ? new(PyTuple.Of(Value.Int((int)stream.SslProtocol), Value.Int((int)stream.NegotiatedCipherSuite), Value.Str(stream.NegotiatedCipherSuite.ToString())))
        : Value.None;

    [PyMethod("application_protocol")]
    internal Value ApplicationProtocol() => isShakenHands && stream.NegotiatedApplicationProtocol.Protocol is { Length: > 0 } protocol
        ? Value.Str(System.Text.Encoding.Latin1.GetString(protocol.Span))
        : Value.None;

    /// <summary>As RFC 5929's tls-unique; None if there is none.</summary>
    [PyMethod("channel_binding")]
    internal Value ChannelBinding()
    {
        if (!isShakenHands || stream.SslProtocol == SslProtocols.Tls13)
        {
            return Value.None;
        }
        using var binding = stream.TransportContext.GetChannelBinding(ChannelBindingKind.Unique);
        if (binding is null || binding.IsInvalid)
        {
            return Value.None;
        }
        // Behind a header of 32 bytes stands "tls-unique:".
        var bytes = new ReadOnlySpan<byte>((void*)binding.DangerousGetHandle(), binding.Size);
        var prefix = bytes.IndexOf("tls-unique:"u8);
        return prefix < 0 ? Value.None : new(new PyBytes(bytes[(prefix + 11)..].ToArray()));
    }

    // ---- failures --------------------------------------------------------------------------------------------------------------

    static bool IsExpected(Exception e) =>
        e is AuthenticationException or IOException or InvalidOperationException or System.ComponentModel.Win32Exception or ArgumentException or NotSupportedException
            or System.Security.Cryptography.CryptographicException or PlatformNotSupportedException;

    static Value Tuple(string kind, string reason, string text, int code) =>
        new(PyTuple.Of(Value.Str(kind), Value.Str(reason), Value.Str(text), Value.Int(code)));

    Value? Foreign() => !pipe.IsForeign ? null
        : Array.Exists(httpMethods, method => pipe.Beginning.StartsWith(method)) ? Tuple("ssl", "HTTP_REQUEST", "http request", 0)
        : Tuple("ssl", "WRONG_VERSION_NUMBER", "wrong version number", 0);

    Value? Failed(Task task) => task.IsFaulted ? Failure(task.Exception.InnerException!) : null;

    Value Failure(Exception error)
    {
        if (verdict.Reason is { } reason)
        {
            return Tuple(verdict.Code == 0 ? "ssl" : "verify", reason, verdict.Text, verdict.Code);
        }
        for (var inner = error; inner is not null; inner = inner.InnerException)
        {
            // As OpenSSL has it: "error:0A000418:SSL routines::tlsv1 alert unknown ca".
            var at = inner.Message.IndexOf("error:", StringComparison.Ordinal);
            if (at >= 0 && inner.Message[at..].Split(':') is { Length: >= 5 } parts)
            {
                var text = parts[4].Trim();
                return text.Contains("unexpected eof", StringComparison.Ordinal) ? Tuple("eof", "UNEXPECTED_EOF_WHILE_READING", "EOF occurred in violation of protocol", 0)
                    : Tuple("ssl", text.ToUpperInvariant().Replace(' ', '_'), text, 0);
            }
        }
        if (pipe.IsOver)
        {
            return Tuple("eof", "UNEXPECTED_EOF_WHILE_READING", "EOF occurred in violation of protocol", 0);
        }
        for (; error.InnerException is { } cause; error = cause)
        {
        }
        return Tuple("ssl", "", error.Message, 0);
    }
}
