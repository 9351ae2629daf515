# Addresses of sockets: Python's tuples and strings, and the system's struct sockaddr; looking up hosts and services.
# https://docs.python.org/3/library/socket.html#socket-families

import _sockets
from _socket_constants import AF_INET, AF_INET6, AF_UNIX, AF_UNSPEC, AI_CANONNAME, AI_PASSIVE, NI_NUMERICHOST, SOCK_DGRAM, SOCK_STREAM


class gaierror(OSError):
    __module__ = "socket"


class herror(OSError):
    __module__ = "socket"


# ---- packing -------------------------------------------------------------------------------------------------------------------------

def _host_bytes(host):
    if host is None or isinstance(host, (bytes, bytearray)):
        return host if host is None else bytes(host)
    if not isinstance(host, str):
        raise TypeError("str, bytes or bytearray expected, not " + type(host).__name__)
    if "\0" in host:
        raise ValueError("embedded null character")
    return host.encode() if host.isascii() else host.encode("idna")


def _checked_port(port, function):
    if not isinstance(port, int):
        raise TypeError(f"'{type(port).__name__}' object cannot be interpreted as an integer")
    if not 0 <= port <= 65535:
        raise OverflowError(f"{function}(): port must be 0-65535.")
    return port


def resolved(family, address, function):
    """The address with its host's name looked up; checked."""
    if family == AF_INET:
        if not isinstance(address, tuple):
            raise TypeError(f"{function}(): AF_INET address must be tuple, not {type(address).__name__}")
        if len(address) != 2:
            raise TypeError("AF_INET address must be a pair (host, port)")
        return _numeric(family, address[0]), _checked_port(address[1], function)
    if family == AF_INET6:
        if not isinstance(address, tuple):
            raise TypeError(f"{function}(): AF_INET6 address must be tuple, not {type(address).__name__}")
        if not 2 <= len(address) <= 4:
            raise TypeError("AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])")
        flow = address[2] if len(address) > 2 else 0
        if not 0 <= flow <= 0xFFFFF:
            raise OverflowError(f"{function}(): flowinfo must be 0-1048575.")
        scope = address[3] if len(address) > 3 else 0
        return _numeric(family, address[0]), _checked_port(address[1], function), flow, scope
    return address


# The packed number of a host.
def _numeric(family, host):
    size = 4 if family == AF_INET else 16
    if host == "":
        return bytes(size)
    if family == AF_INET and host == "<broadcast>":
        return b"\xff" * 4
    name = _host_bytes(host)
    return _sockets.parse_address(family, name) or _found(_sockets.look_up(name, None, family, 0, 0, 0))[0][4][4 if family == AF_INET else 8:][:size]


def _found(answer):
    if isinstance(answer, tuple):
        raise gaierror(*answer)
    return answer


def pack(family, address, function):
    head = family.to_bytes(2, "little")
    if family == AF_INET:
        host, port = address
        return head + port.to_bytes(2, "big") + host + bytes(8)
    if family == AF_INET6:
        host, port, flow, scope = address
        return head + port.to_bytes(2, "big") + flow.to_bytes(4, "big") + host + scope.to_bytes(4, "little")
    if family == AF_UNIX:
        if not isinstance(address, (str, bytes, bytearray, memoryview)):
            raise TypeError(f"a bytes-like object is required, not '{type(address).__name__}'")
        path = address.encode("utf-8", "surrogateescape") if isinstance(address, str) else bytes(address)
        if len(path) > 108 or len(path) == 108 and path[0]:
            raise OSError("AF_UNIX path too long")
        # A path that begins with a zero byte is a name and no file; an empty one asks the system for a name.
        return head + path if not path or not path[0] else head + path + b"\0"
    raise OSError(f"{function}(): bad family")


def unpack(packed, family):
    if len(packed) < 2:
        return None if family in (AF_INET, AF_INET6) or not packed and family != AF_UNIX else ""
    family = int.from_bytes(packed[:2], "little")
    if family == AF_INET:
        return inet_ntoa(packed[4:8]), int.from_bytes(packed[2:4], "big")
    if family == AF_INET6:
        return (inet_ntop(AF_INET6, packed[8:24]), int.from_bytes(packed[2:4], "big"),
                int.from_bytes(packed[4:8], "big"), int.from_bytes(packed[24:28], "little"))
    if family == AF_UNIX:
        path = packed[2:]
        if path[:1] == b"\0":
            return path
        return path.partition(b"\0")[0].decode("utf-8", "surrogateescape")
    return family, packed[2:]


# ---- numbers as text -----------------------------------------------------------------------------------------------------------------

def inet_pton(address_family, ip_string, /):
    if address_family not in (AF_INET, AF_INET6):
        raise OSError(97, "Address family not supported by protocol")
    if not isinstance(ip_string, str):
        raise TypeError(f"inet_pton() argument 2 must be str, not {type(ip_string).__name__}")
    packed = _sockets.parse_address(address_family, ip_string.encode())
    if not packed:
        raise OSError("illegal IP address string passed to inet_pton")
    return packed


def inet_ntop(address_family, packed_ip, /):
    packed = bytes(packed_ip)
    if address_family == AF_INET:
        if len(packed) != 4:
            raise ValueError("invalid length of packed IP address string")
        return ".".join([str(b) for b in packed])
    if address_family == AF_INET6:
        if len(packed) != 16:
            raise ValueError("invalid length of packed IP address string")
        return _text6(packed)
    raise ValueError(f"unknown address family {address_family}")


# The longest run of at least two zero groups is left out. https://www.rfc-editor.org/rfc/rfc5952
def _text6(packed):
    groups = [int.from_bytes(packed[i:i + 2], "big") for i in range(0, 16, 2)]
    start, length = 0, 1
    at = 0
    while at < 8:
        end = at
        while end < 8 and groups[end] == 0:
            end += 1
        if end - at > length:
            start, length = at, end - at
        at = max(end, at + 1)
    if length > 1 and start == 0 and (length == 6 or length == 5 and groups[5] == 0xFFFF):
        return "::" + ("ffff:" if length == 5 else "") + inet_ntop(AF_INET, packed[12:])
    texts = [f"{group:x}" for group in groups]
    return ":".join(texts) if length < 2 else ":".join(texts[:start]) + "::" + ":".join(texts[start + length:])


def inet_ntoa(packed_ip, /):
    packed = bytes(packed_ip)
    if len(packed) != 4:
        raise OSError("packed IP wrong length")
    return ".".join([str(b) for b in packed])


# One to four numbers, in C's ways to write them; the last one fills what is left.
def inet_aton(ip_addr, /):
    if not isinstance(ip_addr, str):
        raise TypeError(f"inet_aton() argument must be str, not {type(ip_addr).__name__}")
    try:
        parts = [int(part, 16 if part[:2].lower() == "0x" else 8 if part[0] == "0" else 10) for part in ip_addr.split()[0].split(".")]
        if len(parts) > 4 or "_" in ip_addr:
            raise ValueError
        return b"".join([part.to_bytes(1, "big") for part in parts[:-1]]) + parts[-1].to_bytes(5 - len(parts), "big")
    except (ValueError, IndexError, OverflowError):
        raise OSError("illegal IP address string passed to inet_aton") from None


# ---- looking up ----------------------------------------------------------------------------------------------------------------------

def getaddrinfo(host, port, family=AF_UNSPEC, type=0, proto=0, flags=0):
    name = _host_bytes(host)
    if isinstance(port, int):
        if not -2 ** 63 <= port < 2 ** 63:
            raise OverflowError("Python int too large to convert to C long")
        service = str(port).encode()
    elif isinstance(port, str):
        service = port.encode()
    elif port is None or isinstance(port, bytes):
        service = port
    else:
        raise OSError("Int or String expected")
    return [(family, type, proto, canonical, unpack(address, family))
            for family, type, proto, canonical, address in _found(_sockets.look_up(name, service, family, type, proto, flags))]


def getnameinfo(sockaddr, flags, /):
    if not isinstance(sockaddr, tuple):
        raise TypeError("getnameinfo() argument 1 must be a tuple")
    if not 2 <= len(sockaddr) <= 4:
        raise TypeError("getnameinfo(): illegal sockaddr argument")
    host, port, *rest = sockaddr
    family, _, _, _, packed = _found(_sockets.look_up(_host_bytes(host), str(port).encode(), AF_UNSPEC, SOCK_DGRAM, 0, 4))[0]
    if family == AF_INET and rest:
        raise OSError("IPv4 sockaddr must be 2 tuple")
    if family == AF_INET6 and rest:
        packed = packed[:4] + rest[0].to_bytes(4, "big") + packed[8:]
    return tuple(_found(_sockets.look_up_name(packed, flags)))


def gethostbyname(hostname, /):
    return inet_ntoa(_numeric(AF_INET, hostname))


def gethostbyname_ex(hostname, /):
    found = _found(_sockets.look_up(_host_bytes(hostname), None, AF_INET, SOCK_STREAM, 0, AI_CANONNAME))
    return found[0][3] or hostname, [], [unpack(address, AF_INET)[0] for *_, address in found]


def gethostbyaddr(ip_address, /):
    family, _, _, _, packed = _found(_sockets.look_up(_host_bytes(ip_address), None, AF_UNSPEC, SOCK_STREAM, 0, 0))[0]
    answer = _sockets.look_up_name(packed, 8)
    if isinstance(answer, tuple):
        raise herror(1, "Unknown host")
    return answer[0], [], [unpack(packed, family)[0]]


# ---- services and protocols: the system's tables ---------------------------------------------------------------------------------------

_SERVICES = {
    "echo": 7, "discard": 9, "daytime": 13, "ftp-data": 20, "ftp": 21, "ssh": 22, "telnet": 23, "smtp": 25, "time": 37, "domain": 53,
    "http": 80, "pop3": 110, "ntp": 123, "imap2": 143, "imap": 143, "snmp": 161, "ldap": 389, "https": 443, "submission": 587, "imaps": 993, "pop3s": 995}
_PROTOCOLS = {"ip": 0, "icmp": 1, "igmp": 2, "tcp": 6, "udp": 17, "ipv6": 41, "ipv6-icmp": 58, "sctp": 132}


# Rows (name, number, protocol or aliases) of a file like /etc/services; nothing where there is no such file.
def _rows(path):
    try:
        with open(path, encoding="utf-8", errors="replace") as f:
            lines = f.read().splitlines()
    except OSError:
        return []
    return [line.partition("#")[0].split() for line in lines if len(line.partition("#")[0].split()) > 1]


def _services(protocol):
    found = []
    for name, number, *aliases in _rows("/etc/services"):
        port, _, kind = number.partition("/")
        if protocol is None or kind == protocol:
            found += [(alias, int(port)) for alias in [name, *aliases]]
    return found or (list(_SERVICES.items()) if protocol in (None, "tcp", "udp") else [])


def getservbyname(servicename, protocolname=None, /):
    for name, port in _services(protocolname):
        if name == servicename:
            return port
    raise OSError("service/proto not found")


def getservbyport(port, protocolname=None, /):
    if not isinstance(port, int):
        raise TypeError(f"'{type(port).__name__}' object cannot be interpreted as an integer")
    if not 0 <= port <= 65535:
        raise OverflowError("getservbyport: port must be 0-65535.")
    for name, number in _services(protocolname):
        if number == port:
            return name
    raise OSError("port/proto not found")


def getprotobyname(protocolname, /):
    for name, number, *aliases in _rows("/etc/protocols"):
        if protocolname in (name, *aliases):
            return int(number)
    if protocolname.lower() in _PROTOCOLS:
        return _PROTOCOLS[protocolname.lower()]
    raise OSError("protocol not found")
