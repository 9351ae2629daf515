// Calls of the system on .NET's own libraries, continued: sockets. A socket of .NET never blocks here; who is to wait does so by asking it again. Addresses are those of Linux.
using System.Buffers.Binary;
using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Runtime;
using System.Text;

namespace Stackless.Runtime;

static unsafe partial class ManagedSystem
{
    const int UnixFamily = 1, Internet6Family = 10, KindBits = 0xf, PeekFlag = 2;

    // ---- addresses -------------------------------------------------------------------------------------------------------------

    [BypassReadyToRun]
    static EndPoint PointOf(ReadOnlySpan<byte> address)
    {
        switch (address.Length < 2 ? -1 : BinaryPrimitives.ReadUInt16LittleEndian(address))
        {
            case Linux.InternetFamily when address.Length >= 8:
                return new IPEndPoint(new IPAddress(address[4..8]), BinaryPrimitives.ReadUInt16BigEndian(address[2..]));
            case Internet6Family when address.Length >= 28:
                return new IPEndPoint(new IPAddress(address[8..24], BinaryPrimitives.ReadUInt32LittleEndian(address[24..])), BinaryPrimitives.ReadUInt16BigEndian(address[2..]));
            case UnixFamily when address.Length > 2:
                var path = address[2..];
                return new UnixDomainSocketEndPoint(Encoding.UTF8.GetString(path[0] != 0 && path.IndexOf((byte)0) is >= 0 and var end ? path[..end] : path));
            default:
                throw new SystemCallException(Linux.InvalidArgument);
        }
    }

    [BypassReadyToRun]
    internal static byte[] BytesOf(EndPoint? point)
    {
        switch (point)
        {
            case IPEndPoint { AddressFamily: AddressFamily.InterNetwork } internet:
                var four = new byte[16];
                four[0] = Linux.InternetFamily;
                BinaryPrimitives.WriteUInt16BigEndian(four.AsSpan(2), (ushort)internet.Port);
                internet.Address.TryWriteBytes(four.AsSpan(4), out _);
                return four;
            case IPEndPoint internet:
                var six = new byte[28];
                six[0] = Internet6Family;
                BinaryPrimitives.WriteUInt16BigEndian(six.AsSpan(2), (ushort)internet.Port);
                internet.Address.TryWriteBytes(six.AsSpan(8), out _);
                BinaryPrimitives.WriteUInt32LittleEndian(six.AsSpan(24), (uint)internet.Address.ScopeId);
                return six;
            case UnixDomainSocketEndPoint local when local.ToString() is { Length: > 0 } name:
                // .NET shows the zero in front of what is a name and no file as @.
                return [UnixFamily, 0, .. Encoding.UTF8.GetBytes(name[0] == '@' ? "\0" + name[1..] : name + "\0")];
            default:
                return [UnixFamily, 0];
        }
    }

    [BypassReadyToRun]
    static int Give(byte[] found, byte[] address, ref int length)
    {
        found.AsSpan(0, Math.Min(found.Length, address.Length)).CopyTo(address);
        length = found.Length;
        return 0;
    }

    // ---- making and connecting -------------------------------------------------------------------------------------------------

    [BypassReadyToRun]
    static ManagedSocket? SocketOf(int fd)
    {
        switch (Get(fd))
        {
            case ManagedSocket socket:
                return socket;
            case not null:
                Fail(ManagedErrors.NoSocket);
                break;
        }
        return null;
    }

    [BypassReadyToRun]
    static ManagedSocket Made(Socket socket, int flags = 0, bool isPaired = false)
    {
        socket.Blocking = false;
        return new ManagedSocket(socket) { Flags = 2 | flags & Linux.NonBlocking, IsPaired = isPaired };
    }

    [BypassReadyToRun]
    static (AddressFamily, SocketType, ProtocolType) Kinds(int family, int type, int protocol)
    {
        var kind = (type & KindBits) switch
        {
            1 => SocketType.Stream,
            2 => SocketType.Dgram,
            3 => SocketType.Raw,
            _ => throw new SystemCallException(Linux.InvalidArgument),
        };
        return family switch
        {
            UnixFamily => (AddressFamily.Unix, kind, ProtocolType.Unspecified),
            Linux.InternetFamily or Internet6Family => (family == Linux.InternetFamily ? AddressFamily.InterNetwork : AddressFamily.InterNetworkV6, kind,
                protocol != 0 ? (ProtocolType)protocol : kind == SocketType.Stream ? ProtocolType.Tcp : ProtocolType.Udp),
            _ => throw new SystemCallException(ManagedErrors.IsNoFamily),
        };
    }

    [BypassReadyToRun]
    public static int socket(int family, int type, int protocol)
    {
        try
        {
            var (addresses, kind, rules) = Kinds(family, type, protocol);
            var made = new Socket(addresses, kind, rules);
            if (addresses == AddressFamily.InterNetworkV6)
            {
                made.DualMode = true;
            }
            return Add(Made(made, type));
        }
        catch (Exception error) when (IsOfTheSystem(error))
        {
            return Fail(error);
        }
    }

    // Two that are connected by a name which is taken away again.
    [BypassReadyToRun]
    public static int socketpair(int family, int type, int protocol, int[] pair)
    {
        try
        {
            var (addresses, kind, rules) = Kinds(family, type, protocol);
            if (addresses != AddressFamily.Unix)
            {
                return Fail(ManagedErrors.NotSupported);
            }
            string Name() => Path.Combine(Path.GetTempPath(), $"stackless-{Guid.NewGuid():N}");
            string name = Name(), other = Name();
            Socket first = new(addresses, kind, rules), second;
            try
            {
                if (kind == SocketType.Dgram)
                {
                    second = new(addresses, kind, rules);
                    first.Bind(new UnixDomainSocketEndPoint(name));
                    second.Bind(new UnixDomainSocketEndPoint(other));
                    first.Connect(new UnixDomainSocketEndPoint(other));
                    second.Connect(new UnixDomainSocketEndPoint(name));
                }
                else
                {
                    using var listening = new Socket(addresses, kind, rules);
                    listening.Bind(new UnixDomainSocketEndPoint(name));
                    listening.Listen(1);
                    first.Connect(new UnixDomainSocketEndPoint(name));
                    second = listening.Accept();
                }
            }
            finally
            {
                File.Delete(name);
                File.Delete(other);
            }
            (pair[0], pair[1]) = (Add(Made(first, type, isPaired: true)), Add(Made(second, type, isPaired: true)));
            return 0;
        }
        catch (Exception error) when (IsOfTheSystem(error))
        {
            return Fail(error);
        }
    }

    [BypassReadyToRun]
    public static int bind(int fd, byte[] address, int length) => SocketOf(fd) is { Socket: var socket } ? Try(() => socket.Bind(PointOf(address.AsSpan(0, length)))) : -1;

    [BypassReadyToRun]
    public static int connect(int fd, byte[] address, int length) => SocketOf(fd) is not { } file ? -1 : Try([BypassReadyToRun] () =>
    {
        var point = PointOf(address.AsSpan(0, length));
        try
        {
            file.Socket.Connect(point);
        }
        catch (SocketException error) when (error.SocketErrorCode is SocketError.WouldBlock or SocketError.InProgress)
        {
            if (!file.IsBlocking)
            {
                throw new SystemCallException(point is UnixDomainSocketEndPoint ? Linux.WouldBlock : ManagedErrors.IsInProgress);
            }
            file.Socket.Poll(-1, SelectMode.SelectWrite);
            if ((int)file.Socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error)! is not 0 and var code)
            {
                throw new SocketException(code);
            }
        }
    });

    [BypassReadyToRun]
    public static int listen(int fd, int backlog) => SocketOf(fd) is { Socket: var socket } ? Try(() => socket.Listen(backlog)) : -1;

    [BypassReadyToRun]
    public static int accept4(int fd, byte[] address, ref int length, int flags)
    {
        if (SocketOf(fd) is not { } file)
        {
            return -1;
        }
        try
        {
            if (!file.Socket.Poll(file.IsBlocking ? -1 : 0, SelectMode.SelectRead))
            {
                return Fail(Linux.WouldBlock);
            }
            var made = file.Socket.Accept();
            Give(BytesOf(made.RemoteEndPoint), address, ref length);
            return Add(Made(made, flags));
        }
        catch (Exception error) when (IsOfTheSystem(error))
        {
            return Fail(error);
        }
    }

    [BypassReadyToRun]
    public static int shutdown(int fd, int how) => SocketOf(fd) is { Socket: var socket } ? Try(() => socket.Shutdown((SocketShutdown)how)) : -1;

    [BypassReadyToRun]
    public static int getsockname(int fd, byte[] address, ref int length)
    {
        if (SocketOf(fd) is not { } file)
        {
            return -1;
        }
        try
        {
            var point = file.IsPaired ? null : file.Socket.LocalEndPoint;
            return Give(point is null && file.Socket.AddressFamily != AddressFamily.Unix
                ? BytesOf(new IPEndPoint(file.Socket.AddressFamily == AddressFamily.InterNetwork ? IPAddress.Any : IPAddress.IPv6Any, 0)) : BytesOf(point), address, ref length);
        }
        catch (Exception error) when (IsOfTheSystem(error))
        {
            return Fail(error);
        }
    }

    [BypassReadyToRun]
    public static int getpeername(int fd, byte[] address, ref int length)
    {
        if (SocketOf(fd) is not { } file)
        {
            return -1;
        }
        try
        {
            return !file.Socket.Connected ? Fail(ManagedErrors.IsNotConnected) : Give(BytesOf(file.IsPaired ? null : file.Socket.RemoteEndPoint), address, ref length);
        }
        catch (Exception error) when (IsOfTheSystem(error))
        {
            return Fail(error);
        }
    }

    // ---- sending and receiving -------------------------------------------------------------------------------------------------

    [BypassReadyToRun]
    static SocketFlags FlagsOf(int flags) => (SocketFlags)(flags & ((int)SocketFlags.OutOfBand | PeekFlag | (int)SocketFlags.DontRoute));

    /// <summary>How much, or an error's number as a negative one.</summary>
    [BypassReadyToRun]
    internal static int Receive(ManagedSocket file, Span<byte> buffer, SocketFlags flags, bool waits)
    {
        while (true)
        {
            var count = file.Socket.Receive(buffer, flags, out var error);
            if (error is SocketError.Success or SocketError.MessageSize)
            {
                return error == SocketError.Success ? count : buffer.Length;
            }
            if (error != SocketError.WouldBlock || !waits)
            {
                return -ManagedErrors.Of(error);
            }
            file.Socket.Poll(-1, SelectMode.SelectRead);
        }
    }

    [BypassReadyToRun]
    internal static int Send(ManagedSocket file, ReadOnlySpan<byte> data, SocketFlags flags, bool waits)
    {
        var sent = 0;
        while (true)
        {
            sent += file.Socket.Send(data[sent..], flags, out var error);
            if (error == SocketError.Success && (sent == data.Length || !waits))
            {
                return sent;
            }
            if (error is not (SocketError.Success or SocketError.WouldBlock))
            {
                return sent > 0 ? sent : -ManagedErrors.Of(error);
            }
            if (!waits)
            {
                return sent > 0 ? sent : -Linux.WouldBlock;
            }
            file.Socket.Poll(-1, SelectMode.SelectWrite);
        }
    }

    [BypassReadyToRun]
    public static nint recvfrom(int fd, byte* data, nint count, int flags, byte[]? address, ref int length)
    {
        if (SocketOf(fd) is not { } file)
        {
            return -1;
        }
        var buffer = new Span<byte>(data, (int)count);
        var waits = file.IsBlocking && (flags & Linux.DoNotWait) == 0;
        try
        {
            if (address is not null && file.Socket.SocketType != SocketType.Stream)
            {
                if (!file.Socket.Poll(waits ? -1 : 0, SelectMode.SelectRead))
                {
                    return Fail(Linux.WouldBlock);
                }
                EndPoint from = file.Socket.AddressFamily switch
                {
                    AddressFamily.Unix => new UnixDomainSocketEndPoint("-"),
                    AddressFamily.InterNetworkV6 => new IPEndPoint(IPAddress.IPv6Any, 0),
                    _ => new IPEndPoint(IPAddress.Any, 0),
                };
                var got = file.Socket.ReceiveFrom(buffer, FlagsOf(flags), ref from);
                Give(file.IsPaired ? [] : BytesOf(from), address, ref length);
                return got;
            }
            length = 0;
            var received = Receive(file, buffer, FlagsOf(flags), waits);
            while ((flags & Linux.AllOfIt) != 0 && waits && received > 0 && received < buffer.Length && Receive(file, buffer[received..], FlagsOf(flags), waits) is > 0 and var more)
            {
                received += more;
            }
            return Result(received);
        }
        catch (Exception error) when (IsOfTheSystem(error))
        {
            return error is SocketException { SocketErrorCode: SocketError.MessageSize } ? count : Fail(error);
        }
    }

    [BypassReadyToRun]
    public static nint sendto(int fd, byte* data, nint count, int flags, byte[]? address, int length)
    {
        if (SocketOf(fd) is not { } file)
        {
            return -1;
        }
        var bytes = new ReadOnlySpan<byte>(data, (int)Math.Min(count, int.MaxValue));
        var waits = file.IsBlocking && (flags & Linux.DoNotWait) == 0;
        try
        {
            return address is null || file.Socket.SocketType == SocketType.Stream ? Result(Send(file, bytes, FlagsOf(flags), waits))
                : file.Socket.SendTo(bytes, FlagsOf(flags), PointOf(address.AsSpan(0, length)));
        }
        catch (Exception error) when (IsOfTheSystem(error))
        {
            return Fail(error);
        }
    }

    [BypassReadyToRun]
    public static nint sendmsg(int fd, LibC.Message* message, int flags)
    {
        if (message->ControlLength > 0)
        {
            throw new PlatformNotSupportedException("sendmsg: .NET's sockets have no control messages");
        }
        var address = message->NameLength == 0 ? null : new ReadOnlySpan<byte>(message->Name, (int)message->NameLength).ToArray();
        return sendto(fd, message->Pieces->Data, message->Pieces->Length, flags, address, address?.Length ?? 0);
    }

    [BypassReadyToRun]
    public static nint recvmsg(int fd, LibC.Message* message, int flags)
    {
        var address = new byte[message->NameLength];
        var length = address.Length;
        var got = recvfrom(fd, message->Pieces->Data, message->Pieces->Length, flags, address, ref length);
        address.AsSpan(0, Math.Min(length, address.Length)).CopyTo(new Span<byte>(message->Name, address.Length));
        (message->NameLength, message->ControlLength, message->Flags) = ((uint)length, 0, 0);
        return got;
    }

    // ---- options ---------------------------------------------------------------------------------------------------------------

    const int SocketLevel = 1, TcpLevel = 6, Internet6Level = 41, TypeOption = 3, ErrorOption = 4, LingerOption = 13, ReusePortOption = 15, AcceptsOption = 30, ProtocolOption = 38, FamilyOption = 39;

    // Linux's numbers of what all systems have.
    [BypassReadyToRun]
    static (SocketOptionLevel, SocketOptionName)? OptionOf(int level, int option) => (level, option) switch
    {
        (SocketLevel, 1) => (SocketOptionLevel.Socket, SocketOptionName.Debug),
        (SocketLevel, 2) => (SocketOptionLevel.Socket, SocketOptionName.ReuseAddress),
        (SocketLevel, 5) => (SocketOptionLevel.Socket, SocketOptionName.DontRoute),
        (SocketLevel, 6) => (SocketOptionLevel.Socket, SocketOptionName.Broadcast),
        (SocketLevel, 7) => (SocketOptionLevel.Socket, SocketOptionName.SendBuffer),
        (SocketLevel, 8) => (SocketOptionLevel.Socket, SocketOptionName.ReceiveBuffer),
        (SocketLevel, 9) => (SocketOptionLevel.Socket, SocketOptionName.KeepAlive),
        (SocketLevel, 10) => (SocketOptionLevel.Socket, SocketOptionName.OutOfBandInline),
        (TcpLevel, 1) => (SocketOptionLevel.Tcp, SocketOptionName.NoDelay),
        (TcpLevel, 4) => (SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveTime),
        (TcpLevel, 5) => (SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveInterval),
        (TcpLevel, 6) => (SocketOptionLevel.Tcp, SocketOptionName.TcpKeepAliveRetryCount),
        (0, 1) => (SocketOptionLevel.IP, SocketOptionName.TypeOfService),
        (0, 2) => (SocketOptionLevel.IP, SocketOptionName.IpTimeToLive),
        (0, 33) => (SocketOptionLevel.IP, SocketOptionName.MulticastTimeToLive),
        (0, 34) => (SocketOptionLevel.IP, SocketOptionName.MulticastLoopback),
        (Internet6Level, 16) => (SocketOptionLevel.IPv6, SocketOptionName.HopLimit),
        (Internet6Level, 26) => (SocketOptionLevel.IPv6, SocketOptionName.IPv6Only),
        _ => null,
    };

    [BypassReadyToRun]
    public static int getsockopt(int fd, int level, int option, byte[] value, ref int length)
    {
        if (SocketOf(fd) is not { Socket: var socket })
        {
            return -1;
        }
        try
        {
            if ((level, option) == (SocketLevel, LingerOption) && value.Length >= 8)
            {
                var linger = socket.LingerState!;
                BinaryPrimitives.WriteInt32LittleEndian(value, linger.Enabled ? 1 : 0);
                BinaryPrimitives.WriteInt32LittleEndian(value.AsSpan(4), linger.LingerTime);
                length = 8;
                return 0;
            }
            int? found = (level, option) switch
            {
                (SocketLevel, TypeOption) => (int)socket.SocketType,
                (SocketLevel, ErrorOption) => ManagedErrors.Of((SocketError)(int)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.Error)!),
                (SocketLevel, ProtocolOption) => socket.AddressFamily == AddressFamily.Unix ? 0 : (int)socket.ProtocolType,
                (SocketLevel, FamilyOption) => socket.AddressFamily == AddressFamily.Unix ? UnixFamily : socket.AddressFamily == AddressFamily.InterNetwork ? Linux.InternetFamily : Internet6Family,
                (SocketLevel, AcceptsOption) => (int)socket.GetSocketOption(SocketOptionLevel.Socket, SocketOptionName.AcceptConnection)! != 0 ? 1 : 0,
                _ => OptionOf(level, option) is { } known ? (int)socket.GetSocketOption(known.Item1, known.Item2)! : null,
            };
            if (found is not { } number)
            {
                return Fail(ManagedErrors.IsUnknownOption);
            }
            BinaryPrimitives.WriteInt32LittleEndian(value.Length >= 4 ? value : value = new byte[4], number);
            length = Math.Min(length, 4);
            return 0;
        }
        catch (Exception error) when (IsOfTheSystem(error))
        {
            return Fail(error);
        }
    }

    [BypassReadyToRun]
    public static int setsockopt(int fd, int level, int option, byte[]? value, int length)
    {
        if (SocketOf(fd) is not { Socket: var socket })
        {
            return -1;
        }
        if (value is null || value.Length < 1)
        {
            return Fail(Linux.InvalidArgument);
        }
        var number = value.Length >= 4 ? BinaryPrimitives.ReadInt32LittleEndian(value) : value[0];
        const int join = 35, leave = 36;
        return (level, option) switch
        {
            (SocketLevel, LingerOption) when value.Length >= 8 => Try(() => socket.LingerState = new LingerOption(number != 0, BinaryPrimitives.ReadInt32LittleEndian(value.AsSpan(4)))),
            // Where it is not there, an address that may be used again is enough.
            (SocketLevel, ReusePortOption) => 0,
            (0, join or leave) when value.Length >= 8 => Try(() => socket.SetSocketOption(SocketOptionLevel.IP, option == join ? SocketOptionName.AddMembership : SocketOptionName.DropMembership,
                new MulticastOption(new IPAddress(value.AsSpan(0, 4)), new IPAddress(value.AsSpan(4, 4))))),
            _ => OptionOf(level, option) is { } known ? Try(() => socket.SetSocketOption(known.Item1, known.Item2, number)) : Fail(ManagedErrors.IsUnknownOption),
        };
    }

    // ---- names -----------------------------------------------------------------------------------------------------------------

    [BypassReadyToRun]
    public static int inet_pton(int family, byte[] text, byte[] packed)
    {
        var name = PathOf(text);
        // .NET takes shorter forms too, and zones.
        var isPlain = family == Linux.InternetFamily
            ? name.Split('.') is { Length: 4 } parts && parts.All(static p => p.Length is > 0 and <= 3 && p.All(char.IsAsciiDigit) && (p.Length == 1 || p[0] != '0'))
            : name.Contains(':') && !name.Contains('%') && !name.Contains('[') && !name.Contains('/');
        return isPlain && IPAddress.TryParse(name, out var address) && address.TryWriteBytes(packed, out _) ? 1 : 0;
    }

    [BypassReadyToRun]
    static int? IndexOf(NetworkInterface network)
    {
        try
        {
            var properties = network.GetIPProperties();
            return network.Supports(NetworkInterfaceComponent.IPv4) ? properties.GetIPv4Properties()?.Index : properties.GetIPv6Properties()?.Index;
        }
        catch (NetworkInformationException)
        {
            return null;
        }
    }

    [BypassReadyToRun]
    public static int if_nametoindex(byte[] name)
    {
        var wanted = PathOf(name);
        const int noDevice = 19;
        return NetworkInterface.GetAllNetworkInterfaces().FirstOrDefault(n => n.Name == wanted) is { } found && IndexOf(found) is { } index ? index : Fail(noDevice) + 1;
    }

    [BypassReadyToRun]
    public static string? InterfaceName(int index)
    {
        const int noAddress = 6;
        if (NetworkInterface.GetAllNetworkInterfaces().FirstOrDefault(n => IndexOf(n) == index) is { } found)
        {
            return found.Name;
        }
        Fail(noAddress);
        return null;
    }

    const int NoName = -2, NoService = -8, WantsPassive = 1, WantsCanonical = 2, IsNumber = 4;

    /// <summary>What getaddrinfo finds: tuples (family, type, protocol, canonical name, address); null, and the error.</summary>
    [BypassReadyToRun]
    public static PyList? LookUp(string? host, string? service, int family, int type, int protocol, int flags, out int error)
    {
        error = NoName;
        var port = 0;
        if (service is not null && !(ushort.TryParse(service, out var number) && (port = number) >= 0))
        {
            port = service switch
            {
                "ftp" => 21,
                "ssh" => 22,
                "smtp" => 25,
                "domain" => 53,
                "http" => 80,
                "pop3" => 110,
                "imap" or "imap2" => 143,
                "https" => 443,
                _ => -1,
            };
        }
        if (port < 0)
        {
            error = NoService;
            return null;
        }
        if (host is null && service is null)
        {
            return null;
        }
        IPAddress[] addresses;
        if (host is null or "")
        {
            addresses = (flags & WantsPassive) != 0 ? [IPAddress.Any, IPAddress.IPv6Any] : [IPAddress.IPv6Loopback, IPAddress.Loopback];
        }
        else if (IPAddress.TryParse(host, out var literal))
        {
            addresses = [literal];
        }
        else if ((flags & IsNumber) != 0)
        {
            return null;
        }
        else
        {
            try
            {
                addresses = Dns.GetHostAddresses(host);
            }
            catch (Exception thrown) when (thrown is SocketException or ArgumentException)
            {
                return null;
            }
        }
        var found = new PyList();
        foreach (var address in addresses)
        {
            var has = address.AddressFamily == AddressFamily.InterNetwork ? Linux.InternetFamily : Internet6Family;
            for (var kind = 1; kind <= 3 && (family == 0 || family == has); kind++)
            {
                // Streams are TCP, datagrams UDP, and raw sockets anything.
                var rules = kind == 1 ? 6 : kind == 2 ? 17 : protocol;
                if ((type == 0 || type == kind) && (protocol == 0 || protocol == rules))
                {
                    found.Append(new Value(PyTuple.Of(Value.Int(has), Value.Int(kind), Value.Int(rules), Value.Str(found.Count == 0 && (flags & WantsCanonical) != 0 ? host ?? "" : ""),
                        new Value(new PyBytes(BytesOf(new IPEndPoint(address, port)))))));
                }
            }
        }
        error = found.Count == 0 ? NoName : 0;
        return error == 0 ? found : null;
    }

    /// <summary>What getnameinfo finds; or its error.</summary>
    [BypassReadyToRun]
    public static (int Error, string Host, string Service) LookUpName(byte[] address, int flags)
    {
        const int numericHost = 1, numericService = 2, demandsName = 8;
        if (PointOf(address) is not IPEndPoint point)
        {
            return (NoName, "", "");
        }
        var host = point.Address.ToString();
        if ((flags & numericHost) == 0)
        {
            try
            {
                host = Dns.GetHostEntry(point.Address).HostName;
            }
            catch (SocketException) when ((flags & demandsName) == 0)
            {
                // The number is the name.
            }
            catch (SocketException)
            {
                return (NoName, "", "");
            }
        }
        var service = (flags & numericService) != 0 ? null : point.Port switch
        {
            21 => "ftp",
            22 => "ssh",
            25 => "smtp",
            53 => "domain",
            80 => "http",
            110 => "pop3",
            143 => "imap2",
            443 => "https",
            _ => null,
        };
        return (0, host, service ?? point.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }

    [BypassReadyToRun]
    public static string NameErrorText(int code) => code switch
    {
        NoName => "Name or service not known",
        NoService => "Servname not supported for ai_socktype",
        _ => "Unknown error",
    };
}
