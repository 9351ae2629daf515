# The module ssl: TLS for sockets, and for programs that carry the bytes themselves. What is agreed, trusted and refused is in _ssl; here are the names that programs use, as
# enumerations, and a socket that is one end of a TLS connection. https://docs.python.org/3/library/ssl.html

import _ssl
import errno as _errno
import os as _os
from collections import namedtuple as _namedtuple
from enum import Enum as _Enum, IntEnum as _IntEnum, IntFlag as _IntFlag
from socket import _GLOBAL_DEFAULT_TIMEOUT, SO_TYPE, SOCK_STREAM, SOL_SOCKET, create_connection, socket

from _ssl import (
    _DEFAULT_CIPHERS, _OPENSSL_API_VERSION, HAS_ALPN, HAS_ECDH, HAS_NPN, HAS_PHA, HAS_PSK, HAS_SNI, HAS_SSLv2, HAS_SSLv3, HAS_TLSv1, HAS_TLSv1_1, HAS_TLSv1_2, HAS_TLSv1_3,
    MemoryBIO, OPENSSL_VERSION, OPENSSL_VERSION_INFO, OPENSSL_VERSION_NUMBER, RAND_add, RAND_bytes, RAND_status, SSLCertVerificationError, SSLEOFError, SSLError, SSLSession,
    SSLSyscallError, SSLWantReadError, SSLWantWriteError, SSLZeroReturnError, _SSLContext)

CertificateError = SSLCertVerificationError
socket_error = OSError

CHANNEL_BINDING_TYPES = ["tls-unique"]
HAS_NEVER_CHECK_COMMON_NAME = True
_RESTRICTED_SERVER_CIPHERS = _DEFAULT_CIPHERS

PEM_HEADER = "-----BEGIN CERTIFICATE-----"
PEM_FOOTER = "-----END CERTIFICATE-----"

# Constants of _ssl as members of enumerations, which are constants here too.
_IntEnum._convert_("_SSLMethod", __name__, lambda name: name.startswith("PROTOCOL_") and name != "PROTOCOL_SSLv23", source=_ssl)
_IntFlag._convert_("Options", __name__, lambda name: name.startswith("OP_"), source=_ssl)
_IntEnum._convert_("AlertDescription", __name__, lambda name: name.startswith("ALERT_DESCRIPTION_"), source=_ssl)
_IntEnum._convert_("SSLErrorNumber", __name__, lambda name: name.startswith("SSL_ERROR_"), source=_ssl)
_IntFlag._convert_("VerifyFlags", __name__, lambda name: name.startswith("VERIFY_"), source=_ssl)
_IntEnum._convert_("VerifyMode", __name__, lambda name: name.startswith("CERT_"), source=_ssl)

PROTOCOL_SSLv23 = _SSLMethod.PROTOCOL_SSLv23 = _SSLMethod.PROTOCOL_TLS
_PROTOCOL_NAMES = {value: name for name, value in _SSLMethod.__members__.items()}


class TLSVersion(_IntEnum):
    MINIMUM_SUPPORTED = _ssl.PROTO_MINIMUM_SUPPORTED
    SSLv3 = _ssl.PROTO_SSLv3
    TLSv1 = _ssl.PROTO_TLSv1
    TLSv1_1 = _ssl.PROTO_TLSv1_1
    TLSv1_2 = _ssl.PROTO_TLSv1_2
    TLSv1_3 = _ssl.PROTO_TLSv1_3
    MAXIMUM_SUPPORTED = _ssl.PROTO_MAXIMUM_SUPPORTED


# What a record is, a message of the handshake, and an alert: numbers of RFC 8446 and those before it, which programs that look into TLS go by.
class _TLSContentType(_IntEnum):
    CHANGE_CIPHER_SPEC = 20
    ALERT = 21
    HANDSHAKE = 22
    APPLICATION_DATA = 23
    HEADER = 0x100
    INNER_CONTENT_TYPE = 0x101


_TLSMessageType = _IntEnum("_TLSMessageType", dict(
    HELLO_REQUEST=0, CLIENT_HELLO=1, SERVER_HELLO=2, HELLO_VERIFY_REQUEST=3, NEWSESSION_TICKET=4, END_OF_EARLY_DATA=5, HELLO_RETRY_REQUEST=6, ENCRYPTED_EXTENSIONS=8, CERTIFICATE=11,
    SERVER_KEY_EXCHANGE=12, CERTIFICATE_REQUEST=13, SERVER_DONE=14, CERTIFICATE_VERIFY=15, CLIENT_KEY_EXCHANGE=16, FINISHED=20, CERTIFICATE_URL=21, CERTIFICATE_STATUS=22,
    SUPPLEMENTAL_DATA=23, KEY_UPDATE=24, NEXT_PROTO=67, MESSAGE_HASH=254, CHANGE_CIPHER_SPEC=0x101), module=__name__)

_TLSAlertType = _IntEnum("_TLSAlertType", dict(
    CLOSE_NOTIFY=0, UNEXPECTED_MESSAGE=10, BAD_RECORD_MAC=20, DECRYPTION_FAILED=21, RECORD_OVERFLOW=22, DECOMPRESSION_FAILURE=30, HANDSHAKE_FAILURE=40, NO_CERTIFICATE=41, BAD_CERTIFICATE=42,
    UNSUPPORTED_CERTIFICATE=43, CERTIFICATE_REVOKED=44, CERTIFICATE_EXPIRED=45, CERTIFICATE_UNKNOWN=46, ILLEGAL_PARAMETER=47, UNKNOWN_CA=48, ACCESS_DENIED=49, DECODE_ERROR=50, DECRYPT_ERROR=51,
    EXPORT_RESTRICTION=60, PROTOCOL_VERSION=70, INSUFFICIENT_SECURITY=71, INTERNAL_ERROR=80, INAPPROPRIATE_FALLBACK=86, USER_CANCELED=90, NO_RENEGOTIATION=100, MISSING_EXTENSION=109,
    UNSUPPORTED_EXTENSION=110, CERTIFICATE_UNOBTAINABLE=111, UNRECOGNIZED_NAME=112, BAD_CERTIFICATE_STATUS_RESPONSE=113, BAD_CERTIFICATE_HASH_VALUE=114, UNKNOWN_PSK_IDENTITY=115,
    CERTIFICATE_REQUIRED=116, NO_APPLICATION_PROTOCOL=120), module=__name__)


# ---- purposes and places -------------------------------------------------------------------------------------------------------------

class _ASN1Object(_namedtuple("_ASN1Object", "nid shortname longname oid")):
    __slots__ = ()

    def __new__(cls, oid):
        return super().__new__(cls, *_ssl.txt2obj(oid, name=False))

    @classmethod
    def fromnid(cls, nid):
        return super().__new__(cls, *_ssl.nid2obj(nid))

    @classmethod
    def fromname(cls, name):
        return super().__new__(cls, *_ssl.txt2obj(name, name=True))


class Purpose(_ASN1Object, _Enum):
    """What for a certificate is shown."""

    SERVER_AUTH = "1.3.6.1.5.5.7.3.1"
    CLIENT_AUTH = "1.3.6.1.5.5.7.3.2"


DefaultVerifyPaths = _namedtuple("DefaultVerifyPaths", "cafile capath openssl_cafile_env openssl_cafile openssl_capath_env openssl_capath")


def get_default_verify_paths():
    """Where the system's trusted certificates are."""
    file_variable, file, folder_variable, folder = _ssl.get_default_verify_paths()
    cafile, capath = _os.environ.get(file_variable, file), _os.environ.get(folder_variable, folder)
    return DefaultVerifyPaths(
        cafile if _os.path.isfile(cafile) else None, capath if _os.path.isdir(capath) else None, file_variable, file, folder_variable, folder)


# ---- contexts ------------------------------------------------------------------------------------------------------------------------

class SSLContext(_SSLContext):
    """What connections are to agree to, and whom they trust."""

    sslsocket_class = None
    sslobject_class = None

    def __new__(cls, protocol=None, *args, **kwargs):
        if protocol is None:
            _deprecated("ssl.SSLContext() without protocol argument is deprecated.")
            protocol = PROTOCOL_TLS
        elif protocol == PROTOCOL_TLS or protocol in _ssl._ONLY:
            _deprecated(f"ssl.{_PROTOCOL_NAMES[protocol]} is deprecated")
        return _SSLContext.__new__(cls, protocol)

    def __init__(self, protocol=None, *args, **kwargs):
        pass

    # In ASCII, as it is sent: international names in their IDNA form.
    def _encode_hostname(self, hostname):
        if hostname is None:
            return None
        return (hostname if isinstance(hostname, bytes) else hostname.encode("ascii" if hostname.isascii() and hostname[:1] != "." else "idna")).decode("ascii")

    def wrap_socket(self, sock, server_side=False, do_handshake_on_connect=True, suppress_ragged_eofs=True, server_hostname=None, session=None):
        return (self.sslsocket_class or SSLSocket)._create(sock, server_side, do_handshake_on_connect, suppress_ragged_eofs, server_hostname, self, session)

    def wrap_bio(self, incoming, outgoing, server_side=False, server_hostname=None, session=None):
        return (self.sslobject_class or SSLObject)._create(incoming, outgoing, server_side, self._encode_hostname(server_hostname), session, self)

    def set_alpn_protocols(self, alpn_protocols):
        encoded = bytearray()
        for protocol in alpn_protocols:
            name = bytes(protocol, "ascii")
            if not 0 < len(name) < 256:
                raise SSLError("ALPN protocols must be 1 to 255 in length")
            encoded.append(len(name))
            encoded += name
        self._set_alpn_protocols(encoded)

    def set_npn_protocols(self, npn_protocols):
        raise NotImplementedError("NPN is not supported: see set_alpn_protocols")

    def set_servername_callback(self, server_name_callback):
        if server_name_callback is not None and not callable(server_name_callback):
            raise TypeError("not a callable object")
        if server_name_callback is None:
            self.sni_callback = None
            return

        def with_text(sock, name, context):
            return server_name_callback(sock, None if name is None else self._encode_hostname(name), context)

        self.sni_callback = with_text

    def load_default_certs(self, purpose=Purpose.SERVER_AUTH):
        if not isinstance(purpose, _ASN1Object):
            raise TypeError(purpose)
        self.set_default_verify_paths()

    @property
    def protocol(self):
        return _SSLMethod(super().protocol)

    @property
    def minimum_version(self):
        return TLSVersion(super().minimum_version)

    @minimum_version.setter
    def minimum_version(self, value):
        if value == TLSVersion.SSLv3:
            self.options &= ~Options.OP_NO_SSLv3
        _SSLContext.minimum_version.__set__(self, value)

    @property
    def maximum_version(self):
        return TLSVersion(super().maximum_version)

    @maximum_version.setter
    def maximum_version(self, value):
        _SSLContext.maximum_version.__set__(self, value)

    @property
    def options(self):
        return Options(super().options)

    @options.setter
    def options(self, value):
        before = super().options
        _SSLContext.options.__set__(self, value)
        if super().options & ~before & _NO_VERSIONS:
            _deprecated("ssl.OP_NO_SSL*/ssl.OP_NO_TLS* options are deprecated")

    @property
    def verify_flags(self):
        return VerifyFlags(super().verify_flags)

    @verify_flags.setter
    def verify_flags(self, value):
        _SSLContext.verify_flags.__set__(self, value)

    @property
    def verify_mode(self):
        return VerifyMode(super().verify_mode)

    @verify_mode.setter
    def verify_mode(self, value):
        _SSLContext.verify_mode.__set__(self, value)

    @property
    def hostname_checks_common_name(self):
        return not self._host_flags & _ssl.HOSTFLAG_NEVER_CHECK_SUBJECT

    @hostname_checks_common_name.setter
    def hostname_checks_common_name(self, value):
        if value:
            self._host_flags &= ~_ssl.HOSTFLAG_NEVER_CHECK_SUBJECT
        else:
            self._host_flags |= _ssl.HOSTFLAG_NEVER_CHECK_SUBJECT


_NO_VERSIONS = _ssl.OP_NO_SSLv3 | _ssl.OP_NO_TLSv1 | _ssl.OP_NO_TLSv1_1 | _ssl.OP_NO_TLSv1_2 | _ssl.OP_NO_TLSv1_3


def _deprecated(text):
    import warnings
    warnings.warn(text, DeprecationWarning, stacklevel=3)


def create_default_context(purpose=Purpose.SERVER_AUTH, *, cafile=None, capath=None, cadata=None):
    """A context with safe settings, for a client (SERVER_AUTH: servers are to prove who they are) or for a server."""
    if not isinstance(purpose, _ASN1Object):
        raise TypeError(purpose)
    if purpose not in (Purpose.SERVER_AUTH, Purpose.CLIENT_AUTH):
        raise ValueError(purpose)
    is_client = purpose == Purpose.SERVER_AUTH
    context = SSLContext(PROTOCOL_TLS_CLIENT if is_client else PROTOCOL_TLS_SERVER)
    context.verify_flags |= _ssl.VERIFY_X509_PARTIAL_CHAIN | _ssl.VERIFY_X509_STRICT
    if cafile or capath or cadata:
        context.load_verify_locations(cafile, capath, cadata)
    elif context.verify_mode != CERT_NONE:
        context.load_default_certs(purpose)
    return context


def _create_unverified_context(
        protocol=None, *, cert_reqs=CERT_NONE, check_hostname=False, purpose=Purpose.SERVER_AUTH, certfile=None, keyfile=None, cafile=None, capath=None, cadata=None):
    """A context that, if not told otherwise, believes whoever answers."""
    if not isinstance(purpose, _ASN1Object):
        raise TypeError(purpose)
    if protocol is None:
        protocol = PROTOCOL_TLS_CLIENT if purpose == Purpose.SERVER_AUTH else PROTOCOL_TLS_SERVER
    context = SSLContext(protocol)
    context.check_hostname = check_hostname
    if cert_reqs is not None:
        context.verify_mode = cert_reqs
    if check_hostname:
        context.check_hostname = True
    if keyfile and not certfile:
        raise ValueError("certfile must be specified")
    if certfile or keyfile:
        context.load_cert_chain(certfile, keyfile)
    if cafile or capath or cadata:
        context.load_verify_locations(cafile, capath, cadata)
    elif context.verify_mode != CERT_NONE:
        context.load_default_certs(purpose)
    return context


_create_default_https_context = create_default_context
_create_stdlib_context = _create_unverified_context


# ---- what sockets and objects have in common -----------------------------------------------------------------------------------------

class _Connected:
    @property
    def context(self):
        return self._sslobj.context

    @context.setter
    def context(self, context):
        self._sslobj.context = context

    @property
    def session(self):
        """None: sessions are the system's."""
        return None

    @session.setter
    def session(self, session):
        if session is not None:
            raise TypeError("Value is not a SSLSession.")

    @property
    def session_reused(self):
        return False

    def getpeercert(self, binary_form=False):
        """What the other side's certificate says: a dict, or the certificate in DER; an empty dict if it was not verified, None if there is none."""
        return self._sslobj.getpeercert(binary_form)

    def get_verified_chain(self):
        return [certificate.public_bytes(_ssl.ENCODING_DER) for certificate in self._sslobj.get_verified_chain()]

    def get_unverified_chain(self):
        return [certificate.public_bytes(_ssl.ENCODING_DER) for certificate in self._sslobj.get_unverified_chain()]

    def selected_npn_protocol(self):
        return None

    def selected_alpn_protocol(self):
        """The protocol that both sides have named, or None."""
        return None if self._sslobj is None else self._sslobj.selected_alpn_protocol()

    def cipher(self):
        """(name, version, bits of the key)."""
        return None if self._sslobj is None else self._sslobj.cipher()

    def shared_ciphers(self):
        return None

    def compression(self):
        return None

    def version(self):
        """'TLSv1.3', ..., None before the handshake."""
        return None if self._sslobj is None else self._sslobj.version()

    def get_channel_binding(self, cb_type="tls-unique"):
        if cb_type not in CHANNEL_BINDING_TYPES:
            raise ValueError(f"{cb_type} channel binding type not implemented")
        return None if self._sslobj is None else self._sslobj.get_channel_binding(cb_type)

    def verify_client_post_handshake(self):
        raise NotImplementedError("Post-handshake auth is not supported")


class SSLObject(_Connected):
    """One end of a TLS connection between two memory buffers: it never waits, and says so with SSLWantReadError."""

    def __init__(self, *args, **kwargs):
        raise TypeError(f"{type(self).__name__} does not have a public constructor. Instances are returned by SSLContext.wrap_bio().")

    @classmethod
    def _create(cls, incoming, outgoing, server_side=False, server_hostname=None, session=None, context=None):
        self = cls.__new__(cls)
        self._sslobj = context._wrap_bio(incoming, outgoing, server_side=server_side, server_hostname=server_hostname, owner=self, session=session)
        return self

    @property
    def server_side(self):
        return self._sslobj.server_side

    @property
    def server_hostname(self):
        return self._sslobj.server_hostname

    def read(self, len=1024, buffer=None):
        return self._sslobj.read(len) if buffer is None else self._sslobj.read(len, buffer)

    def write(self, data):
        return self._sslobj.write(data)

    def pending(self):
        """How many bytes can be read at once."""
        return self._sslobj.pending()

    def do_handshake(self):
        self._sslobj.do_handshake()

    def unwrap(self):
        """Announces the end, and waits until the other side has."""
        return self._sslobj.shutdown()


class SSLSocket(_Connected, socket):
    """A socket whose other side speaks TLS."""

    def __init__(self, *args, **kwargs):
        raise TypeError(f"{type(self).__name__} does not have a public constructor. Instances are returned by SSLContext.wrap_socket().")

    @classmethod
    def _create(cls, sock, server_side=False, do_handshake_on_connect=True, suppress_ragged_eofs=True, server_hostname=None, context=None, session=None):
        if sock.getsockopt(SOL_SOCKET, SO_TYPE) != SOCK_STREAM:
            raise NotImplementedError("only stream sockets are supported")
        if server_side and server_hostname:
            raise ValueError("server_hostname can only be specified in client mode")
        if server_side and session is not None:
            raise ValueError("session can only be specified in client mode")
        if context.check_hostname and not server_hostname:
            raise ValueError("check_hostname requires server_hostname")
        self = cls.__new__(cls)
        timeout = sock.gettimeout()
        socket.__init__(self, family=sock.family, type=sock.type, proto=sock.proto, fileno=sock.fileno())
        sock.detach()
        self.server_side = server_side
        self.server_hostname = context._encode_hostname(server_hostname)
        self.do_handshake_on_connect = do_handshake_on_connect
        self.suppress_ragged_eofs = suppress_ragged_eofs
        self._context = context
        self._closed = False
        self._sslobj = None
        self._connected = False
        try:
            self._connected = self._is_connected()
            self.settimeout(timeout)
            if self._connected:
                self._sslobj = context._wrap_socket(self, server_side, self.server_hostname, owner=self, session=session)
                if do_handshake_on_connect:
                    if timeout == 0:
                        raise ValueError("do_handshake_on_connect should not be specified for non-blocking sockets")
                    self.do_handshake()
        except BaseException:
            self.close()
            raise
        return self

    # What came before the handshake, on a connection that has ended since, must not be taken for what was said in it.
    def _is_connected(self):
        try:
            self.getpeername()
            return True
        except OSError as error:
            if error.errno != _errno.ENOTCONN:
                raise
        self.setblocking(False)
        try:
            before = socket.recv(self, 1)
        except OSError as error:
            if error.errno not in (_errno.ENOTCONN, _errno.EINVAL, _errno.EAGAIN):
                raise
            before = b""
        if before:
            reason = "Closed before TLS handshake with data in recv buffer."
            error = SSLError(_errno.ENOTCONN, reason)
            error.reason, error.library = reason, None
            raise error
        return False

    @property
    def context(self):
        return self._context

    @context.setter
    def context(self, context):
        self._context = context
        if self._sslobj is not None:
            self._sslobj.context = context

    def dup(self):
        raise NotImplementedError(f"Can't dup() {type(self).__name__} instances")

    def _check_connected(self):
        if not self._connected:
            # In the system's words.
            self.getpeername()

    def _tls(self, without):
        self._check_connected()
        if self._sslobj is None:
            raise ValueError(without)
        return self._sslobj

    # ---- the beginning and the end -----------------------------------------------------------------------------------------------

    def do_handshake(self, block=False):
        """Waits until both sides have agreed."""
        connection = self._tls(f"No SSL wrapper around {self}")
        timeout = self.gettimeout()
        try:
            if timeout == 0 and block:
                self.settimeout(None)
            connection.do_handshake()
        finally:
            if timeout == 0 and block:
                self.settimeout(timeout)

    def _connect(self, address, is_ex):
        if self.server_side:
            raise ValueError("can't connect in server-side mode")
        if self._connected or self._sslobj is not None:
            raise ValueError("attempt to connect already-connected SSLSocket!")
        self._sslobj = self._context._wrap_socket(self, False, self.server_hostname, owner=self)
        try:
            code = 0
            if is_ex:
                code = socket.connect_ex(self, address)
            else:
                socket.connect(self, address)
            if not code:
                self._connected = True
                if self.do_handshake_on_connect:
                    self.do_handshake()
            return code
        except (OSError, ValueError):
            self._sslobj = None
            raise

    def connect(self, addr):
        self._connect(addr, False)

    def connect_ex(self, addr):
        return self._connect(addr, True)

    def accept(self):
        """(a socket of this kind, its address); with the handshake done, unless that was to be left."""
        made, address = socket.accept(self)
        return self._context.wrap_socket(made, True, self.do_handshake_on_connect, self.suppress_ragged_eofs), address

    def unwrap(self):
        """Ends TLS, and waits until the other side has: the socket is used without it afterwards."""
        if self._sslobj is None:
            raise ValueError(f"No SSL wrapper around {self}")
        plain = self._sslobj.shutdown()
        self._sslobj = None
        return plain

    def shutdown(self, how):
        self._sslobj = None
        socket.shutdown(self, how)

    def _real_close(self):
        if self._sslobj is not None:
            self._sslobj.close()
            self._sslobj = None
        super()._real_close()

    def getpeercert(self, binary_form=False):
        return self._tls(f"No SSL wrapper around {self}").getpeercert(binary_form)

    # ---- data --------------------------------------------------------------------------------------------------------------------

    def read(self, len=1024, buffer=None):
        """As recv(), or, into a buffer, recv_into()."""
        if self._sslobj is None:
            raise ValueError("Read on closed or unwrapped SSL socket.")
        try:
            return self._sslobj.read(len) if buffer is None else self._sslobj.read(len, buffer)
        except SSLEOFError:
            if not self.suppress_ragged_eofs:
                raise
            return b"" if buffer is None else 0

    def write(self, data):
        """How many bytes were taken."""
        if self._sslobj is None:
            raise ValueError("Write on closed or unwrapped SSL socket.")
        return self._sslobj.write(data)

    def pending(self):
        """How many bytes can be read at once."""
        return 0 if self._sslobj is None else self._sslobj.pending()

    def _refuse_flags(self, flags, name):
        if flags:
            raise ValueError(f"non-zero flags not allowed in calls to {name}() on {type(self)}")

    def recv(self, buflen=1024, flags=0):
        if self._sslobj is None:
            return socket.recv(self, buflen, flags)
        self._refuse_flags(flags, "recv")
        return self.read(buflen)

    def recv_into(self, buffer, nbytes=None, flags=0):
        if nbytes is None:
            nbytes = len(memoryview(buffer).cast("B")) or 1024
        if self._sslobj is None:
            return socket.recv_into(self, buffer, nbytes, flags)
        self._refuse_flags(flags, "recv_into")
        return self.read(nbytes, buffer)

    def send(self, data, flags=0):
        if self._sslobj is None:
            return socket.send(self, data, flags)
        self._refuse_flags(flags, "send")
        return self._sslobj.write(data)

    def sendall(self, data, flags=0):
        if self._sslobj is None:
            return socket.sendall(self, data, flags)
        self._refuse_flags(flags, "sendall")
        view = memoryview(data).cast("B")
        while len(view):
            view = view[self.send(view):]

    def sendfile(self, file, offset=0, count=None):
        if self._sslobj is None:
            return super().sendfile(file, offset, count)
        return self._sendfile_use_send(file, offset, count)

    def sendto(self, data, flags_or_addr, addr=None):
        self._refuse_datagrams("sendto")
        return socket.sendto(self, data, flags_or_addr) if addr is None else socket.sendto(self, data, flags_or_addr, addr)

    def recvfrom(self, buflen=1024, flags=0):
        self._refuse_datagrams("recvfrom")
        return socket.recvfrom(self, buflen, flags)

    def recvfrom_into(self, buffer, nbytes=None, flags=0):
        self._refuse_datagrams("recvfrom_into")
        return socket.recvfrom_into(self, buffer, nbytes or 0, flags)

    def _refuse_datagrams(self, name):
        if self._sslobj is not None:
            raise ValueError(f"{name} not allowed on instances of {type(self)}")

    def sendmsg(self, *args, **kwargs):
        raise NotImplementedError(f"sendmsg not allowed on instances of {type(self)}")

    def recvmsg(self, *args, **kwargs):
        raise NotImplementedError(f"recvmsg not allowed on instances of {type(self)}")

    def recvmsg_into(self, *args, **kwargs):
        raise NotImplementedError(f"recvmsg_into not allowed on instances of {type(self)}")


# ---- certificates as text ------------------------------------------------------------------------------------------------------------

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def cert_time_to_seconds(cert_time):
    """Seconds since the epoch of a time as certificates have it: 'Jan  5 09:34:43 2018 GMT'."""
    from calendar import timegm
    try:
        month, day, time, year, zone = cert_time.split()
        if zone.upper() != "GMT":
            raise ValueError
        hour, minute, second = map(int, time.split(":"))
        numbers = int(year), _MONTHS.index(month.lower()) + 1, int(day), hour, minute, second
        if not (1 <= numbers[2] <= 31 and 0 <= hour < 24 and 0 <= minute < 60 and 0 <= second <= 61):
            raise ValueError
    except ValueError:
        raise ValueError(f'time data {cert_time!r} does not match format "%b %d %H:%M:%S %Y GMT"') from None
    return timegm(numbers)


def DER_cert_to_PEM_cert(der_cert_bytes):
    return _ssl._pem(der_cert_bytes)


def PEM_cert_to_DER_cert(pem_cert_string):
    from binascii import a2b_base64
    text = pem_cert_string.strip()
    if not text.startswith(PEM_HEADER):
        raise ValueError(f"Invalid PEM encoding; must start with {PEM_HEADER}")
    if not text.endswith(PEM_FOOTER):
        raise ValueError(f"Invalid PEM encoding; must end with {PEM_FOOTER}")
    return a2b_base64(text[len(PEM_HEADER):-len(PEM_FOOTER)].encode("ascii", "strict"))


def get_server_certificate(addr, ssl_version=PROTOCOL_TLS_CLIENT, ca_certs=None, timeout=_GLOBAL_DEFAULT_TIMEOUT):
    """The certificate of the server there, as a PEM text; it is verified if there is a file of trusted ones."""
    context = _create_stdlib_context(ssl_version, cert_reqs=CERT_NONE if ca_certs is None else CERT_REQUIRED, cafile=ca_certs)
    with create_connection(addr, timeout=timeout) as sock, context.wrap_socket(sock, server_hostname=addr[0]) as tls:
        return DER_cert_to_PEM_cert(tls.getpeercert(True))


def get_protocol_name(protocol_code):
    return _PROTOCOL_NAMES.get(protocol_code, "<unknown>")
