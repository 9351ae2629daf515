# The module _socket. Every descriptor is asked without waiting; if it is not ready, the tasklet is parked until it is, and others go on.
# The system's calls are native (_sockets), addresses are in _socket_addresses, constants in _socket_constants. Not built: other families
# than IPv4, IPv6 and Unix. https://docs.python.org/3/library/socket.html

import _descriptors
import _sockets
import posix as _posix
from time import monotonic as _monotonic
from _socket_addresses import (
    gaierror, getaddrinfo, gethostbyaddr, gethostbyname, gethostbyname_ex, getnameinfo, getprotobyname, getservbyname, getservbyport,
    herror, inet_aton, inet_ntoa, inet_ntop, inet_pton, pack as _pack, resolved as _resolved, unpack as _unpack)
from _socket_constants import *

error = OSError
timeout = TimeoutError
has_ipv6 = True
CAPI = None

_READ, _WRITE = 1, 4
_default_timeout = None


def _seconds(value):
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)) and not hasattr(type(value), "__index__"):
        value = float(value) if isinstance(value, bool) or hasattr(type(value), "__float__") else _no_float(value)
    value = float(value)
    if value != value:
        raise ValueError("Invalid value NaN (not a number)")
    if value < 0:
        raise ValueError("Timeout value out of range")
    if value > 9.2e9:
        raise OverflowError("timeout doesn't fit into C timeval")
    return value


def _no_float(value):
    raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")


def getdefaulttimeout():
    return _default_timeout


def setdefaulttimeout(timeout, /):
    global _default_timeout
    _default_timeout = _seconds(timeout)


class socket:
    __module__ = "_socket"

    # For what __init__ has not set.
    _fd, _timeout = -1, None

    def __init__(self, family=-1, type=-1, proto=-1, fileno=None):
        if fileno is None:
            family = AF_INET if family == -1 else int(family)
            type = SOCK_STREAM if type == -1 else int(type)
            proto = 0 if proto == -1 else proto
            self._fd = _sockets.socket(family, type, proto)
        else:
            if isinstance(fileno, float):
                raise TypeError("integer argument expected, got float")
            fd = fileno.__index__()
            if fd < 0:
                raise ValueError("negative file descriptor")
            if family == -1 or _sockets.name(fd, False) is not None and family == -1:
                family = int.from_bytes(_sockets.name(fd, False)[:2], "little")
            else:
                _sockets.name(fd, False)
            if type == -1:
                type = int.from_bytes(_sockets.get_option(fd, SOL_SOCKET, SO_TYPE, 4), "little")
            if proto == -1:
                proto = int.from_bytes(_sockets.get_option(fd, SOL_SOCKET, SO_PROTOCOL, 4), "little")
            self._fd = fd
        self._family, self._proto = int(family), int(proto)
        self._type = int(type) & ~(SOCK_NONBLOCK | SOCK_CLOEXEC)
        self._timeout = 0.0 if int(type) & SOCK_NONBLOCK else _default_timeout
        self._set_mode()

    # A descriptor of a socket that has a timeout is set not to block, as others see it: its flag is shared with other processes.
    def _set_mode(self):
        _posix.set_blocking(self._fd, self._timeout is None)

    @property
    def family(self):
        return self._family

    @property
    def type(self):
        return self._type

    @property
    def proto(self):
        return self._proto

    @property
    def timeout(self):
        return self._timeout

    def __repr__(self):
        return f"<socket object, fd={self._fd}, family={self._family}, type={self._type}, proto={self._proto}>"

    def __del__(self):
        if self._fd >= 0:
            unclosed = f"unclosed {self!r}"
            fd, self._fd = self._fd, -1
            # Before the warning: there may be no other descriptor, and a module is a file.
            try:
                _posix.close(fd)
            except OSError:
                pass
            import warnings
            warnings.warn(unclosed, ResourceWarning, source=self)

    def __getstate__(self):
        raise TypeError(f"cannot pickle {type(self).__name__!r} object")

    # ---- waiting -----------------------------------------------------------------------------------------------------------------

    # When the operation that begins now must be over; None: never.
    def _due(self):
        return None if self._timeout is None else _monotonic() + self._timeout

    # Tries first, and again whenever it may have become ready.
    def _when_ready(self, event, function, *arguments, due=None):
        timeout = self._timeout
        while (result := function(self._fd, *arguments, timeout != 0)) is None:
            if timeout is None:
                _descriptors.wait(self._fd, event, None)
            else:
                if due is None:
                    due = self._due()
                if not _descriptors.wait(self._fd, event, due - _monotonic()):
                    raise TimeoutError("timed out")
        return result

    # ---- settings ----------------------------------------------------------------------------------------------------------------

    def fileno(self):
        return self._fd

    def detach(self):
        fd, self._fd = self._fd, -1
        return fd

    def close(self):
        fd, self._fd = self._fd, -1
        if fd >= 0:
            try:
                _posix.close(fd)
            except ConnectionResetError:
                pass

    def settimeout(self, timeout, /):
        self._timeout = _seconds(timeout)
        self._set_mode()

    def gettimeout(self):
        return self._timeout

    def setblocking(self, flag, /):
        self._timeout = None if flag else 0.0
        self._set_mode()

    def getblocking(self):
        return self._timeout is None or self._timeout != 0

    def setsockopt(self, level, optname, value, optlen=None, /):
        if value is None:
            if optlen is None:
                raise TypeError("socket.setsockopt() requires 4 arguments when the third is None")
            _sockets.set_option_length(self._fd, level, optname, optlen)
        elif optlen is not None:
            raise TypeError("socket.setsockopt() takes 3 arguments unless the third is None")
        else:
            packed = value.to_bytes(4, "little", signed=value < 0) if isinstance(value, int) else bytes(value)
            _sockets.set_option(self._fd, level, optname, packed)

    def getsockopt(self, level, optname, buflen=0, /):
        if not 0 <= buflen <= 1024:
            raise OSError("getsockopt buflen out of range")
        found = _sockets.get_option(self._fd, level, optname, buflen or 4)
        return found if buflen else int.from_bytes(found, "little", signed=True)

    def getsockname(self):
        return _unpack(_sockets.name(self._fd, False), self._family)

    def getpeername(self):
        return _unpack(_sockets.name(self._fd, True), self._family)

    # ---- connections -------------------------------------------------------------------------------------------------------------

    def bind(self, address, /):
        _sockets.bind(self._fd, _pack(self._family, _resolved(self._family, address, "bind"), "bind"))

    def listen(self, backlog=128, /):
        _sockets.listen(self._fd, max(0, backlog))

    def _accept(self):
        fd, address = self._when_ready(_READ, _sockets.accept)
        return fd, _unpack(address, self._family)

    def connect(self, address, /):
        packed = _pack(self._family, _resolved(self._family, address, "connect"), "connect")
        # Even a socket without a timeout is connected without blocking, and waited for.
        if self._timeout is None:
            _posix.set_blocking(self._fd, False)
        try:
            try:
                _sockets.connect(self._fd, packed)
                return
            except (BlockingIOError, InterruptedError):
                if self._timeout == 0:
                    raise
            if not _descriptors.poll([(self._fd, _WRITE)], self._timeout):
                raise TimeoutError("timed out")
            code = self.getsockopt(SOL_SOCKET, SO_ERROR)
            if code:
                raise OSError(code, _posix.strerror(code))
        finally:
            if self._timeout is None and self._fd >= 0:
                _posix.set_blocking(self._fd, True)

    def connect_ex(self, address, /):
        try:
            # A class that overrides connect is not asked.
            socket.connect(self, address)
        except TimeoutError as e:
            return e.errno or 11
        except gaierror:
            raise
        except OSError as e:
            if e.errno is None:
                raise
            return e.errno
        return 0

    def shutdown(self, how, /):
        _sockets.shutdown(self._fd, how)

    # ---- receiving ---------------------------------------------------------------------------------------------------------------

    def recv(self, bufsize, flags=0, /):
        if bufsize < 0:
            raise ValueError("negative buffersize in recv")
        return self._when_ready(_READ, _sockets.receive, bufsize, flags)

    def recvfrom(self, bufsize, flags=0, /):
        if bufsize < 0:
            raise ValueError("negative buffersize in recvfrom")
        data, address = self._when_ready(_READ, _sockets.receive_from, bufsize, flags)
        return data, _unpack(address, self._family)

    def recv_into(self, buffer, nbytes=0, flags=0):
        view = self._receiving(buffer, nbytes)
        data = self._when_ready(_READ, _sockets.receive, nbytes or len(view), flags)
        view[:len(data)] = data
        return len(data)

    def _receiving(self, buffer, nbytes):
        view = memoryview(buffer).cast("B")
        if nbytes < 0:
            raise ValueError("negative buffersize in recv_into")
        if nbytes > len(view):
            raise ValueError("buffer too small for requested bytes")
        return view

    def recvfrom_into(self, buffer, nbytes=0, flags=0):
        view = self._receiving(buffer, nbytes)
        data, address = self._when_ready(_READ, _sockets.receive_from, nbytes or len(view), flags)
        view[:len(data)] = data
        return len(data), _unpack(address, self._family)

    def recvmsg(self, bufsize, ancbufsize=0, flags=0, /):
        if bufsize < 0:
            raise ValueError("negative buffer size in recvmsg()")
        if ancbufsize < 0:
            raise ValueError("invalid ancillary data buffer length")
        data, control, flags, address = self._when_ready(_READ, _sockets.receive_message, bufsize, ancbufsize, flags)
        return data, _control_messages(control), flags, _unpack(address, self._family)

    def recvmsg_into(self, buffers, ancbufsize=0, flags=0, /):
        views = [memoryview(buffer).cast("B") for buffer in buffers]
        data, ancillary, flags, address = self.recvmsg(sum([len(view) for view in views]), ancbufsize, flags)
        at = 0
        for view in views:
            piece = data[at:at + len(view)]
            view[:len(piece)] = piece
            at += len(piece)
        return len(data), ancillary, flags, address

    # ---- sending -----------------------------------------------------------------------------------------------------------------

    def send(self, data, flags=0, /):
        return self._when_ready(_WRITE, _sockets.send, data, flags, b"")

    def sendall(self, data, flags=0, /):
        view = memoryview(data).cast("B")
        due = self._due()
        while len(view):
            view = view[self._when_ready(_WRITE, _sockets.send, view, flags, b"", due=due):]

    def sendto(self, data, *arguments):
        if len(arguments) not in (1, 2):
            raise TypeError(f"sendto() takes 2 or 3 arguments ({1 + len(arguments)} given)")
        flags = arguments[0] if len(arguments) == 2 else 0
        if not isinstance(flags, int):
            raise TypeError(f"'{type(flags).__name__}' object cannot be interpreted as an integer")
        memoryview(data)
        packed = _pack(self._family, _resolved(self._family, arguments[-1], "sendto"), "sendto")
        return self._when_ready(_WRITE, _sockets.send, data, flags, packed)

    def sendmsg(self, buffers, ancdata=(), flags=0, address=None, /):
        data = self._gathered(buffers)
        control = b"".join([_control_message(*message) for message in ancdata])
        packed = b"" if address is None else _pack(self._family, _resolved(self._family, address, "sendmsg"), "sendmsg")
        return self._when_ready(_WRITE, _sockets.send_message, data, control, flags, packed)

    # A stream takes what it has room for, and is asked again: so a large piece goes alone, without being copied, and small ones go together, with the beginning of a large one.
    def _gathered(self, buffers):
        enough = 1 << 16 if self._type == SOCK_STREAM else None
        pieces = []
        length = 0
        for buffer in buffers:
            piece = memoryview(buffer).cast("B")
            if enough is not None and length + len(piece) >= enough:
                if not pieces:
                    return piece
                pieces.append(piece[:enough - length])
                break
            pieces.append(piece)
            length += len(piece)
        return b"".join(pieces)


SocketType = socket


# ---- control messages: struct cmsghdr is a length of 8 bytes, level and type of 4, then the data, aligned to 8 bytes ------------------

def CMSG_LEN(length, /):
    if not 0 <= length <= 2 ** 31 - 17:
        raise OverflowError("CMSG_LEN() argument out of range")
    return 16 + length


def CMSG_SPACE(length, /):
    if not 0 <= length <= 2 ** 31 - 24:
        raise OverflowError("CMSG_SPACE() argument out of range")
    return 16 + (length + 7 & ~7)


def _control_message(level, kind, data, /):
    data = bytes(data)
    packed = CMSG_LEN(len(data)).to_bytes(8, "little") + level.to_bytes(4, "little") + kind.to_bytes(4, "little") + data
    return packed + bytes(CMSG_SPACE(len(data)) - len(packed))


def _control_messages(packed):
    messages = []
    while len(packed) >= 16:
        length = int.from_bytes(packed[:8], "little")
        level, kind = int.from_bytes(packed[8:12], "little"), int.from_bytes(packed[12:16], "little")
        messages.append((level, kind, packed[16:length]))
        packed = packed[CMSG_SPACE(max(0, length - 16)):]
    return messages


# ---- functions -----------------------------------------------------------------------------------------------------------------------

def socketpair(family=AF_UNIX, type=SOCK_STREAM, proto=0, /):
    a, b = _sockets.socketpair(family, type, proto)
    return socket(family, type, proto, a), socket(family, type, proto, b)


def dup(fd, /):
    return _posix.dup(fd)


def close(fd, /):
    _posix.close(fd)


def gethostname():
    return _sockets.host_name()


def sethostname(name, /):
    raise NotImplementedError("sethostname() is not built")


def if_nametoindex(oname, /):
    return _sockets.interface_index(oname.encode() if isinstance(oname, str) else oname)


def if_indextoname(if_index, /):
    if if_index < 0:
        raise ValueError("if_index must not be negative")
    return _sockets.interface_name(if_index).decode()


def if_nameindex():
    return sorted([(if_nametoindex(name), name) for name in _posix.listdir("/sys/class/net")])


def _swapped(value, size):
    if not isinstance(value, int):
        raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")
    if value < 0:
        raise OverflowError("can't convert negative Python int to C unsigned integer")
    if value >> size * 8:
        raise OverflowError(f"int larger than {size * 8} bits")
    return int.from_bytes(value.to_bytes(size, "little"), "big")


def htons(x, /):
    return _swapped(x, 2)


def ntohs(x, /):
    return _swapped(x, 2)


def htonl(x, /):
    return _swapped(x, 4)


def ntohl(x, /):
    return _swapped(x, 4)
