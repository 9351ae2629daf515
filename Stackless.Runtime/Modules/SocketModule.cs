// _sockets: system calls on sockets, by the C library of Linux; none of them waits. Those that a program may wait in take "isPatient": then they do not
// block, whatever the descriptor's flag says, and return None where they would. Addresses are as the system has them (bytes of a
// struct sockaddr); _socket.py makes them what Python programs see. https://docs.python.org/3/library/socket.html
using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using C = Stackless.Runtime.SystemCalls;

namespace Stackless.Runtime;

[PyModule("_sockets")]
static unsafe partial class SocketModule
{
    const int AddressSize = 128;

    static Value Done(ThreadState ts, long result) => result < 0 ? SystemError.Fail(ts) : Value.Int(result);

    static Value Failed(ThreadState ts, bool isPatient) => isPatient && Marshal.GetLastPInvokeError() == Linux.WouldBlock ? Value.None : SystemError.Fail(ts);

    static Value Done(ThreadState ts, long result, bool isPatient) => result < 0 ? Failed(ts, isPatient) : Value.Int(result);

    // False: nothing is there. Who wants all that he asks for has to wait inside of the call for the rest of it.
    static bool MayReceive(int fd, bool isPatient, ref int flags)
    {
        if (!isPatient)
        {
            return true;
        }
        if ((flags & Linux.AllOfIt) != 0)
        {
            return DescriptorSet.IsReady(fd, Linux.Readable);
        }
        flags |= Linux.DoNotWait;
        return true;
    }

    static Value Cut(byte[] bytes, long length) => new(new PyBytes(length == bytes.Length ? bytes : bytes[..(int)Math.Min(length, bytes.Length)]));

    [PyFunction("socket")]
    internal static Value Socket(ThreadState ts, int family, int type, int protocol) => ts.Interpreter.Opened(C.socket(family, type | Linux.CloseOnExec, protocol)) is >= 0 and var fd
        ? Value.Int(fd)
        : DescriptorShortage.FailToOpen(ts, "_sockets", "socket", [Value.Int(family), Value.Int(type), Value.Int(protocol)]);

    [PyFunction("socketpair")]
    internal static Value SocketPair(ThreadState ts, int family, int type, int protocol)
    {
        var pair = new int[2];
        return C.socketpair(family, type | Linux.CloseOnExec, protocol, pair) < 0 ? DescriptorShortage.FailToOpen(ts, "_sockets", "socketpair", [Value.Int(family), Value.Int(type), Value.Int(protocol)]) : new Value(PyTuple.Of(Value.Int(ts.Interpreter.Opened(pair[0])), Value.Int(ts.Interpreter.Opened(pair[1]))));
    }

    [PyFunction("bind")]
    internal static Value Bind(ThreadState ts, int fd, PyBytes address) => Done(ts, C.bind(fd, address.Data, address.Count));

    [PyFunction("connect")]
    internal static Value Connect(ThreadState ts, int fd, PyBytes address) => Done(ts, C.connect(fd, address.Data, address.Count));

    [PyFunction("listen")]
    internal static Value Listen(ThreadState ts, int fd, int backlog) => Done(ts, C.listen(fd, backlog));

    /// <summary>(descriptor, address).</summary>
    [PyFunction("accept")]
    internal static Value Accept(ThreadState ts, int fd, bool isPatient)
    {
        // There is no flag for one call.
        if (isPatient && !DescriptorSet.IsReady(fd, Linux.Readable))
        {
            return Value.None;
        }
        var address = new byte[AddressSize];
        int made, length;
        do
        {
            length = AddressSize;
            made = C.accept4(fd, address, ref length, Linux.CloseOnExec);
        }
        while (made < 0 && Marshal.GetLastPInvokeError() == Linux.Interrupted);
        return made < 0
            ? isPatient && Marshal.GetLastPInvokeError() == Linux.WouldBlock ? Value.None : DescriptorShortage.FailToOpen(ts, "_sockets", "accept", [Value.Int(fd), Value.Bool(isPatient)])
            : new Value(PyTuple.Of(Value.Int(ts.Interpreter.Opened(made)), Cut(address, length)));
    }

    [PyFunction("receive")]
    internal static Value Receive(ThreadState ts, int fd, int count, int flags, bool isPatient) => Receive(ts, fd, count, flags, isPatient, null);

    /// <summary>(data, address).</summary>
    [PyFunction("receive_from")]
    internal static Value ReceiveFrom(ThreadState ts, int fd, int count, int flags, bool isPatient) => Receive(ts, fd, count, flags, isPatient, new byte[AddressSize]);

    static Value Receive(ThreadState ts, int fd, int count, int flags, bool isPatient, byte[]? address)
    {
        if (!MayReceive(fd, isPatient, ref flags))
        {
            return Value.None;
        }
        // What is asked for is mostly much more than comes.
        var data = ArrayPool<byte>.Shared.Rent(Math.Max(1, count));
        int length;
        nint got;
        fixed (byte* first = data)
        {
            do
            {
                length = AddressSize;
                got = C.recvfrom(fd, first, count, flags, address, ref length);
            }
            while (got < 0 && Marshal.GetLastPInvokeError() == Linux.Interrupted);
        }
        var result = got < 0 ? Failed(ts, isPatient) : new Value(new PyBytes(PackedElements.CopyOf(data.AsSpan(0, (int)Math.Min(got, count)))));
        ArrayPool<byte>.Shared.Return(data);
        return got < 0 || address is null ? result : new Value(PyTuple.Of(result, Cut(address, length)));
    }

    /// <summary>How many bytes were sent. The address is empty for a socket that is connected.</summary>
    [PyFunction("send")]
    internal static Value Send(ThreadState ts, int fd, Value data, int flags, PyBytes address, bool isPatient)
    {
        if (!Buffers.IsBuffer(data))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"a bytes-like object is required, not '{data.Type.MessageName}'");
        }
        var span = Buffers.Span(data);
        nint sent;
        fixed (byte* first = span)
        {
            do
            {
                sent = C.sendto(fd, first, span.Length, flags | Linux.NoSignal | (isPatient ? Linux.DoNotWait : 0), address.Count == 0 ? null : address.Data, address.Count);
            }
            while (sent < 0 && Marshal.GetLastPInvokeError() == Linux.Interrupted);
        }
        return Done(ts, sent, isPatient);
    }

    /// <summary>Data with control messages, as bytes of struct cmsghdr.</summary>
    [PyFunction("send_message")]
    internal static Value SendMessage(ThreadState ts, int fd, Value data, PyBytes control, int flags, PyBytes address, bool isPatient)
    {
        var span = Buffers.Span(data);
        fixed (byte* bytes = span, controlBytes = control.Data, name = address.Data)
        {
            var piece = new LibC.Piece { Data = bytes, Length = span.Length };
            var message = new LibC.Message { Name = name, NameLength = (uint)address.Count, Pieces = &piece, PieceCount = 1, Control = controlBytes, ControlLength = control.Count };
            return Done(ts, C.sendmsg(fd, &message, flags | Linux.NoSignal | (isPatient ? Linux.DoNotWait : 0)), isPatient);
        }
    }

    /// <summary>(data, control messages, flags, address).</summary>
    [PyFunction("receive_message")]
    internal static Value ReceiveMessage(ThreadState ts, int fd, int count, int controlSize, int flags, bool isPatient)
    {
        if (!MayReceive(fd, isPatient, ref flags))
        {
            return Value.None;
        }
        byte[] data = new byte[Math.Max(1, count)], control = new byte[Math.Max(1, controlSize)], address = new byte[AddressSize];
        fixed (byte* bytes = data, controlBytes = control, name = address)
        {
            var piece = new LibC.Piece { Data = bytes, Length = count };
            var message = new LibC.Message { Name = name, NameLength = AddressSize, Pieces = &piece, PieceCount = 1, Control = controlSize > 0 ? controlBytes : null, ControlLength = controlSize };
            var got = C.recvmsg(fd, &message, flags | Linux.CloseReceivedOnExec);
            return got < 0 ? Failed(ts, isPatient) : new Value(PyTuple.Of(
                Cut(data, Math.Min(got, count)), Cut(control, message.ControlLength), Value.Int(message.Flags & ~Linux.CloseReceivedOnExec), Cut(address, message.NameLength)));
        }
    }

    [PyFunction("shutdown")]
    internal static Value Shutdown(ThreadState ts, int fd, int how) => Done(ts, C.shutdown(fd, how));

    [PyFunction("name")]
    internal static Value Name(ThreadState ts, int fd, bool isPeer)
    {
        var address = new byte[AddressSize];
        var length = AddressSize;
        return (isPeer ? C.getpeername(fd, address, ref length) : C.getsockname(fd, address, ref length)) < 0 ? SystemError.Fail(ts) : Cut(address, length);
    }

    [PyFunction("get_option")]
    internal static Value GetOption(ThreadState ts, int fd, int level, int option, int size)
    {
        var value = new byte[size];
        return C.getsockopt(fd, level, option, value, ref size) < 0 ? SystemError.Fail(ts) : Cut(value, size);
    }

    [PyFunction("set_option")]
    internal static Value SetOption(ThreadState ts, int fd, int level, int option, PyBytes value) => Done(ts, C.setsockopt(fd, level, option, value.Data, value.Count));

    /// <summary>Without a value: options that take a length only.</summary>
    [PyFunction("set_option_length")]
    internal static Value SetOptionLength(ThreadState ts, int fd, int level, int option, int length) => Done(ts, C.setsockopt(fd, level, option, null, length));

    // ---- names -------------------------------------------------------------------------------------------------------------------

    static byte[] Terminated(PyBytes text) => [.. text.Span, 0];

    /// <summary>The address as bytes; empty if it is none.</summary>
    [PyFunction("parse_address")]
    internal static PyBytes ParseAddress(int family, PyBytes text)
    {
        var packed = new byte[16];
        return new(C.inet_pton(family, Terminated(text), packed) == 1 ? packed[..(family == Linux.InternetFamily ? 4 : 16)] : []);
    }

    [PyFunction("interface_index")]
    internal static Value InterfaceIndex(ThreadState ts, PyBytes name) => C.if_nametoindex(Terminated(name)) is > 0 and var index ? Value.Int(index) : SystemError.Fail(ts);

    [PyFunction("interface_name")]
    internal static Value InterfaceName(ThreadState ts, int index)
    {
        if (C.IsManaged)
        {
            return ManagedSystem.InterfaceName(index) is { } found ? new Value(new PyBytes(Encoding.UTF8.GetBytes(found))) : SystemError.Fail(ts);
        }
        var name = new byte[16];
        return C.if_indextoname(index, name) == null ? SystemError.Fail(ts) : new Value(new PyBytes(name[..Array.IndexOf(name, (byte)0)]));
    }

    static Value NameError(int code) => new(PyTuple.Of(Value.Int(code), Value.Str(C.IsManaged ? ManagedSystem.NameErrorText(code) : Marshal.PtrToStringUTF8((nint)C.gai_strerror(code)) ?? "")));

    /// <summary>A list of (family, type, protocol, canonical name, address); or (code, text) if there are none. The tasklet is parked meanwhile.</summary>
    [PyFunction("look_up")]
    internal static Value LookUp(ThreadState ts, Value host, Value service, int family, int type, int protocol, int flags)
    {
        byte[]? hostBytes = host.Object is PyBytes h ? Terminated(h) : null, serviceBytes = service.Object is PyBytes s ? Terminated(s) : null;
        return ts.Scheduler.AwaitOutside(ts, () => LookUp(hostBytes, serviceBytes, family, type, protocol, flags));
    }

    static string? TextOf(byte[]? terminated) => terminated is null ? null : Encoding.UTF8.GetString(terminated, 0, terminated.Length - 1);

    static Value LookUp(byte[]? host, byte[]? service, int family, int type, int protocol, int flags)
    {
        if (C.IsManaged)
        {
            return ManagedSystem.LookUp(TextOf(host), TextOf(service), family, type, protocol, flags, out var error) is { } all ? new Value(all) : NameError(error);
        }
        var hints = new LibC.AddressInfo { Flags = flags, Family = family, Type = type, Protocol = protocol };
        var code = C.getaddrinfo(host, service, &hints, out var first);
        if (code != 0)
        {
            return NameError(code);
        }
        var found = new PyList();
        for (var info = first; info != null; info = info->Next)
        {
            found.Append(new Value(PyTuple.Of(
                Value.Int(info->Family), Value.Int(info->Type), Value.Int(info->Protocol), Value.Str(Marshal.PtrToStringUTF8((nint)info->CanonicalName) ?? ""),
                new Value(new PyBytes(new ReadOnlySpan<byte>(info->Address, info->Length).ToArray())))));
        }
        C.freeaddrinfo(first);
        return new Value(found);
    }

    /// <summary>[host, service]; or (code, text). The tasklet is parked meanwhile.</summary>
    [PyFunction("look_up_name")]
    internal static Value LookUpName(ThreadState ts, PyBytes address, int flags)
    {
        var bytes = address.ToArray();
        return ts.Scheduler.AwaitOutside(ts, () =>
        {
            if (C.IsManaged)
            {
                var (error, name, port) = ManagedSystem.LookUpName(bytes, flags);
                return error != 0 ? NameError(error) : new Value(new PyList([Value.Str(name), Value.Str(port)]));
            }
            byte[] host = new byte[1025], service = new byte[32];
            var code = C.getnameinfo(bytes, bytes.Length, host, host.Length, service, service.Length, flags);
            static Value Text(byte[] bytes) => Value.Str(Encoding.UTF8.GetString(bytes, 0, Array.IndexOf(bytes, (byte)0)));
            return code != 0 ? NameError(code) : new Value(new PyList([Text(host), Text(service)]));
        });
    }

    [PyFunction("host_name")]
    internal static string HostName() => Environment.MachineName;
}
