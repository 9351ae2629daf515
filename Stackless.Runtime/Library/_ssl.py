# The module _ssl: contexts, connections, memory buffers and errors of TLS, over System.Net.Security (_tls), whose connections never wait: here a tasklet is parked until its
# socket is ready, and others go on. Constants have OpenSSL's numbers, errors its reasons. Not built: sessions, pre-shared keys, revocation lists, authentication after
# the handshake, key logs. https://docs.python.org/3/library/ssl.html

import _descriptors
import _tls
import os as _os
from time import monotonic as _monotonic
from _weakref import ref as _ref

OPENSSL_VERSION = "OpenSSL 3 (System.Net.Security)"
OPENSSL_VERSION_INFO = _OPENSSL_API_VERSION = (3, 0, 0, 0, 0)
OPENSSL_VERSION_NUMBER = 0x30000000

HAS_SNI = HAS_ECDH = HAS_ALPN = HAS_TLSv1 = HAS_TLSv1_1 = HAS_TLSv1_2 = HAS_TLSv1_3 = HAS_TLS_UNIQUE = True
HAS_NPN = HAS_SSLv2 = HAS_SSLv3 = HAS_PSK = HAS_PSK_TLS13 = HAS_PHA = False

ENCODING_PEM, ENCODING_DER = 1, 2

PROTOCOL_SSLv23 = PROTOCOL_TLS = 2
PROTOCOL_TLSv1, PROTOCOL_TLSv1_1, PROTOCOL_TLSv1_2 = 3, 4, 5
PROTOCOL_TLS_CLIENT, PROTOCOL_TLS_SERVER = 16, 17

PROTO_MINIMUM_SUPPORTED, PROTO_MAXIMUM_SUPPORTED = -2, -1
PROTO_SSLv3, PROTO_TLSv1, PROTO_TLSv1_1, PROTO_TLSv1_2, PROTO_TLSv1_3 = 0x300, 0x301, 0x302, 0x303, 0x304

CERT_NONE, CERT_OPTIONAL, CERT_REQUIRED = 0, 1, 2

VERIFY_DEFAULT, VERIFY_CRL_CHECK_LEAF, VERIFY_CRL_CHECK_CHAIN, VERIFY_X509_STRICT = 0, 4, 12, 32
VERIFY_ALLOW_PROXY_CERTS, VERIFY_X509_TRUSTED_FIRST, VERIFY_X509_PARTIAL_CHAIN = 64, 0x8000, 0x80000

HOSTFLAG_ALWAYS_CHECK_SUBJECT, HOSTFLAG_NO_WILDCARDS, HOSTFLAG_NO_PARTIAL_WILDCARDS = 1, 2, 4
HOSTFLAG_MULTI_LABEL_WILDCARDS, HOSTFLAG_SINGLE_LABEL_SUBDOMAINS, HOSTFLAG_NEVER_CHECK_SUBJECT = 8, 16, 32

OP_LEGACY_SERVER_CONNECT, OP_ENABLE_KTLS, OP_IGNORE_UNEXPECTED_EOF, OP_NO_TICKET, OP_NO_COMPRESSION = 0x4, 0x8, 0x80, 0x4000, 0x20000
OP_ENABLE_MIDDLEBOX_COMPAT, OP_CIPHER_SERVER_PREFERENCE, OP_NO_RENEGOTIATION = 0x100000, 0x400000, 0x40000000
OP_NO_SSLv2 = OP_SINGLE_DH_USE = OP_SINGLE_ECDH_USE = 0
OP_NO_SSLv3, OP_NO_TLSv1, OP_NO_TLSv1_1, OP_NO_TLSv1_2, OP_NO_TLSv1_3 = 0x2000000, 0x4000000, 0x10000000, 0x8000000, 0x20000000
OP_ALL = 0x80000050

SSL_ERROR_SSL, SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE, SSL_ERROR_WANT_X509_LOOKUP, SSL_ERROR_SYSCALL = 1, 2, 3, 4, 5
SSL_ERROR_ZERO_RETURN, SSL_ERROR_WANT_CONNECT, SSL_ERROR_EOF, SSL_ERROR_INVALID_ERROR_CODE = 6, 7, 8, 10

# RFC 8446, section 6, and RFC 6066.
ALERT_DESCRIPTION_CLOSE_NOTIFY, ALERT_DESCRIPTION_UNEXPECTED_MESSAGE, ALERT_DESCRIPTION_BAD_RECORD_MAC = 0, 10, 20
ALERT_DESCRIPTION_RECORD_OVERFLOW, ALERT_DESCRIPTION_DECOMPRESSION_FAILURE, ALERT_DESCRIPTION_HANDSHAKE_FAILURE = 22, 30, 40
ALERT_DESCRIPTION_BAD_CERTIFICATE, ALERT_DESCRIPTION_UNSUPPORTED_CERTIFICATE, ALERT_DESCRIPTION_CERTIFICATE_REVOKED = 42, 43, 44
ALERT_DESCRIPTION_CERTIFICATE_EXPIRED, ALERT_DESCRIPTION_CERTIFICATE_UNKNOWN, ALERT_DESCRIPTION_ILLEGAL_PARAMETER = 45, 46, 47
ALERT_DESCRIPTION_UNKNOWN_CA, ALERT_DESCRIPTION_ACCESS_DENIED, ALERT_DESCRIPTION_DECODE_ERROR, ALERT_DESCRIPTION_DECRYPT_ERROR = 48, 49, 50, 51
ALERT_DESCRIPTION_PROTOCOL_VERSION, ALERT_DESCRIPTION_INSUFFICIENT_SECURITY, ALERT_DESCRIPTION_INTERNAL_ERROR = 70, 71, 80
ALERT_DESCRIPTION_USER_CANCELLED, ALERT_DESCRIPTION_NO_RENEGOTIATION, ALERT_DESCRIPTION_UNSUPPORTED_EXTENSION = 90, 100, 110
ALERT_DESCRIPTION_CERTIFICATE_UNOBTAINABLE, ALERT_DESCRIPTION_UNRECOGNIZED_NAME = 111, 112
ALERT_DESCRIPTION_BAD_CERTIFICATE_STATUS_RESPONSE, ALERT_DESCRIPTION_BAD_CERTIFICATE_HASH_VALUE = 113, 114
ALERT_DESCRIPTION_UNKNOWN_PSK_IDENTITY = 115

_READ, _WRITE = 1, 4


# ---- errors --------------------------------------------------------------------------------------------------------------------------

class SSLError(OSError):
    """An error of TLS: `library` and `reason` say which."""

    __module__ = "ssl"

    def __str__(self):
        return self.strerror if isinstance(self.strerror, str) else str(self.args)


class SSLZeroReturnError(SSLError):
    """The other side has ended the connection."""

    __module__ = "ssl"


class SSLWantReadError(SSLError):
    """A socket that does not block has nothing to read."""

    __module__ = "ssl"


class SSLWantWriteError(SSLError):
    """A socket that does not block takes nothing."""

    __module__ = "ssl"


class SSLSyscallError(SSLError):
    """The system has failed."""

    __module__ = "ssl"


class SSLEOFError(SSLError):
    """The connection has ended, and nobody has announced it."""

    __module__ = "ssl"


class SSLCertVerificationError(SSLError, ValueError):
    """A certificate was refused: `verify_code` and `verify_message` say why."""

    __module__ = "ssl"


def _failed(failure):
    kind, reason, text, code = failure
    library = "SSL"
    if kind == "eof":
        error = SSLEOFError(SSL_ERROR_EOF, f"[SSL: {reason}] {text}")
    elif kind == "verify":
        error = SSLCertVerificationError(SSL_ERROR_SSL, f"[SSL: {reason}] certificate verify failed: {text}")
        error.verify_code, error.verify_message = code, text
    else:
        error = SSLError(SSL_ERROR_SSL, f"[SSL: {reason}] {text}" if reason else f"[SSL] {text}")
    error.library, error.reason = library, reason or None
    return error


def _library_error(library, reason, text):
    error = SSLError(SSL_ERROR_SSL, f"[{library}: {reason}] {text}")
    error.library, error.reason = library, reason
    return error


# ---- memory --------------------------------------------------------------------------------------------------------------------------

class MemoryBIO:
    """Bytes between a connection and whoever carries them."""

    __module__ = "_ssl"

    def __init__(self):
        self._bytes = bytearray()
        self._has_ended = False

    def read(self, size=-1, /):
        if size < 0 or size >= len(self._bytes):
            data = bytes(self._bytes)
            self._bytes.clear()
        else:
            data = bytes(self._bytes[:size])
            del self._bytes[:size]
        return data

    def write(self, b, /):
        if self._has_ended:
            raise SSLError("cannot write() after write_eof()")
        view = memoryview(b)
        if not view.c_contiguous:
            raise BufferError("memoryview: underlying buffer is not C-contiguous")
        view = view.cast("B")
        self._bytes += view
        return len(view)

    def write_eof(self):
        self._has_ended = True

    @property
    def pending(self):
        return len(self._bytes)

    @property
    def eof(self):
        return self._has_ended and not self._bytes


# ---- cipher suites, as OpenSSL calls them --------------------------------------------------------------------------------------------

_TLS13_SUITES = {0x1302: "TLS_AES_256_GCM_SHA384", 0x1303: "TLS_CHACHA20_POLY1305_SHA256", 0x1301: "TLS_AES_128_GCM_SHA256"}

# In the order of preference.
_SUITES = {
    0xc02c: "ECDHE-ECDSA-AES256-GCM-SHA384", 0xc030: "ECDHE-RSA-AES256-GCM-SHA384", 0xc02b: "ECDHE-ECDSA-AES128-GCM-SHA256", 0xc02f: "ECDHE-RSA-AES128-GCM-SHA256",
    0xcca9: "ECDHE-ECDSA-CHACHA20-POLY1305", 0xcca8: "ECDHE-RSA-CHACHA20-POLY1305", 0xc024: "ECDHE-ECDSA-AES256-SHA384", 0xc028: "ECDHE-RSA-AES256-SHA384",
    0xc023: "ECDHE-ECDSA-AES128-SHA256", 0xc027: "ECDHE-RSA-AES128-SHA256", 0x9f: "DHE-RSA-AES256-GCM-SHA384", 0xccaa: "DHE-RSA-CHACHA20-POLY1305",
    0x9e: "DHE-RSA-AES128-GCM-SHA256", 0x6b: "DHE-RSA-AES256-SHA256", 0x67: "DHE-RSA-AES128-SHA256", 0xc00a: "ECDHE-ECDSA-AES256-SHA", 0xc014: "ECDHE-RSA-AES256-SHA",
    0xc009: "ECDHE-ECDSA-AES128-SHA", 0xc013: "ECDHE-RSA-AES128-SHA", 0x39: "DHE-RSA-AES256-SHA", 0x33: "DHE-RSA-AES128-SHA", 0x9d: "AES256-GCM-SHA384",
    0x9c: "AES128-GCM-SHA256", 0x3d: "AES256-SHA256", 0x3c: "AES128-SHA256", 0x35: "AES256-SHA", 0x2f: "AES128-SHA",
}

_DEFAULT_CIPHERS = "@SECLEVEL=2:ECDH+AESGCM:ECDH+CHACHA20:ECDH+AES:DHE+AES:!aNULL:!eNULL:!aDSS:!SHA1:!AESCCM"


def _exchange(name):
    return "ECDHE" if name.startswith("ECDHE-") else "DHE" if name.startswith("DHE-") else "RSA"


def _digest(name):
    return None if "GCM" in name or "CHACHA20" in name else {"SHA384": "sha384", "SHA256": "sha256"}.get(name.rpartition("-")[2], "sha1")


# Is that suite among those that a word of a list means? Words for what is not offered mean nothing.
def _means(word, name):
    if word in ("ALL", "DEFAULT", "HIGH", "COMPLEMENTOFDEFAULT") or word == name:
        return word != "COMPLEMENTOFDEFAULT"
    if word in ("ECDH", "ECDHE", "EECDH", "kECDHE", "kEECDH"):
        return _exchange(name) == "ECDHE"
    if word in ("DH", "DHE", "EDH", "kDHE", "kEDH"):
        return _exchange(name) == "DHE"
    if word == "kRSA":
        return _exchange(name) == "RSA"
    if word in ("RSA", "aRSA"):
        return "ECDSA" not in name
    if word in ("ECDSA", "aECDSA"):
        return "ECDSA" in name
    if word in ("AES", "AES128", "AES256", "CHACHA20"):
        return word in name
    if word == "AESGCM":
        return "GCM" in name
    if word in ("SHA", "SHA1"):
        return _digest(name) == "sha1"
    if word in ("SHA256", "SHA384"):
        return _digest(name) == word.lower()
    return word == "TLSv1.2" and _digest(name) != "sha1"


# The numbers of the suites that a list of OpenSSL's kind chooses (openssl-ciphers).
def _chosen(text):
    chosen, refused = [], set()
    for word in text.replace(",", ":").replace(" ", ":").split(":"):
        if not word or word.startswith("@"):
            continue
        sign = word[0] if word[0] in "!-+" else ""
        parts = word[len(sign):].split("+")
        meant = [number for number, name in _SUITES.items() if all([_means(part, name) for part in parts])]
        if sign in ("!", "-"):
            chosen = [number for number in chosen if number not in meant]
            if sign == "!":
                refused.update(meant)
        elif sign == "+":
            chosen = [number for number in chosen if number not in meant] + [number for number in chosen if number in meant]
        else:
            chosen += [number for number in meant if number not in chosen and number not in refused]
    return chosen


def _described(number, name):
    is_tls13 = number in _TLS13_SUITES
    bits = 128 if "AES128" in name or "AES_128" in name else 256
    mode = "chacha20-poly1305" if "CHACHA20" in name else f"aes-{bits}-gcm" if "GCM" in name else f"aes-{bits}-cbc"
    version = "TLSv1.3" if is_tls13 else "TLSv1.2" if _digest(name) != "sha1" else "TLSv1.0"
    return {
        "id": 0x3000000 | number, "name": name, "protocol": version,
        "description": f"{name:<30} {version} Kx={'any' if is_tls13 else _exchange(name)} Au={'any' if is_tls13 else 'ECDSA' if 'ECDSA' in name else 'RSA'} Enc={mode}",
        "strength_bits": bits, "alg_bits": bits, "aead": _digest(name) is None or is_tls13, "symmetric": mode, "digest": None if is_tls13 else _digest(name),
        "kea": "kx-any" if is_tls13 else "kx-" + _exchange(name).lower(), "auth": "auth-any" if is_tls13 else "auth-ecdsa" if "ECDSA" in name else "auth-rsa",
    }


# ---- contexts ------------------------------------------------------------------------------------------------------------------------

# Each version of TLS: its number, the option that excludes it, and its bits in System.Security.Authentication.SslProtocols.
_VERSIONS = (
    (PROTO_TLSv1, OP_NO_TLSv1, 0xc0, "TLSv1"), (PROTO_TLSv1_1, OP_NO_TLSv1_1, 0x300, "TLSv1.1"),
    (PROTO_TLSv1_2, OP_NO_TLSv1_2, 0xc00, "TLSv1.2"), (PROTO_TLSv1_3, OP_NO_TLSv1_3, 0x3000, "TLSv1.3"))

_ONLY = {PROTOCOL_TLSv1: PROTO_TLSv1, PROTOCOL_TLSv1_1: PROTO_TLSv1_1, PROTOCOL_TLSv1_2: PROTO_TLSv1_2}

# Where the system has its trusted certificates.
_FILE_VARIABLE, _FOLDER_VARIABLE = "SSL_CERT_FILE", "SSL_CERT_DIR"
_FILES = ("/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem", "/etc/ssl/ca-bundle.pem")
_FOLDER = "/etc/ssl/certs"


def get_default_verify_paths():
    return _FILE_VARIABLE, next((file for file in _FILES if _os.path.exists(file)), _FILES[0]), _FOLDER_VARIABLE, _FOLDER


# OpenSSL's buffer for one.
_LONGEST_PASSWORD = 1024


def _content(path):
    with open(path, "rb") as file:
        return file.read()


# How long the ASN.1 value is that begins there (X.690, 8.1.3); 0 if it is not whole.
def _length_in_der(data, start):
    if len(data) < start + 2:
        return 0
    first = data[start + 1]
    size = first & 0x7f if first & 0x80 else 0
    length = 2 + size + (int.from_bytes(data[start + 2:start + 2 + size], "big") if size else first)
    return length if start + length <= len(data) else 0


class _SSLContext:
    __module__ = "_ssl"

    def __new__(cls, protocol, *args, **kwargs):
        if protocol not in (PROTOCOL_TLS, PROTOCOL_TLSv1, PROTOCOL_TLSv1_1, PROTOCOL_TLSv1_2, PROTOCOL_TLS_CLIENT, PROTOCOL_TLS_SERVER):
            raise ValueError("invalid or unsupported protocol version")
        self = super().__new__(cls)
        self._protocol = protocol
        only = _ONLY.get(protocol)
        self._minimum, self._maximum = (only, only) if only is not None else (PROTO_TLSv1_2, PROTO_MAXIMUM_SUPPORTED)
        self._options = OP_ALL | OP_NO_SSLv3 | OP_CIPHER_SERVER_PREFERENCE | OP_NO_COMPRESSION | OP_ENABLE_MIDDLEBOX_COMPAT
        self._verify_flags = VERIFY_X509_TRUSTED_FIRST
        is_client = protocol == PROTOCOL_TLS_CLIENT
        self._verify_mode = CERT_REQUIRED if is_client else CERT_NONE
        self._check_hostname = is_client
        self._host_flags = HOSTFLAG_NO_PARTIAL_WILDCARDS
        self._trust = _tls.trust()
        self._has_system_trust = False
        self._identity = None
        self._application_protocols = []
        self._suites = []
        self._sni_callback = None
        self._message_callback = None
        self._tickets = 2
        return self

    def __getstate__(self):
        raise TypeError(f"cannot pickle {type(self).__name__!r} object")

    # ---- what is agreed to -------------------------------------------------------------------------------------------------------

    @property
    def protocol(self):
        return self._protocol

    @property
    def options(self):
        return self._options

    @options.setter
    def options(self, value):
        if value < 0:
            raise ValueError("options must be positive")
        if value >= 1 << 64:
            raise OverflowError("options are a number of 64 bits")
        self._options = int(value)

    @property
    def minimum_version(self):
        return self._minimum

    @minimum_version.setter
    def minimum_version(self, value):
        value = self._version(value)
        self._minimum = PROTO_TLSv1_3 if value == PROTO_MAXIMUM_SUPPORTED else value

    @property
    def maximum_version(self):
        return self._maximum

    @maximum_version.setter
    def maximum_version(self, value):
        value = self._version(value)
        self._maximum = PROTO_TLSv1 if value == PROTO_MINIMUM_SUPPORTED else value

    def _version(self, value):
        value = int(value)
        if self._protocol in _ONLY:
            raise ValueError("The context's protocol doesn't support modification of highest and lowest version.")
        if value not in (PROTO_MINIMUM_SUPPORTED, PROTO_MAXIMUM_SUPPORTED, PROTO_SSLv3, PROTO_TLSv1, PROTO_TLSv1_1, PROTO_TLSv1_2, PROTO_TLSv1_3):
            raise ValueError(f"Unsupported TLS/SSL version 0x{value:x}")
        return value

    # Their bits.
    def _versions(self):
        least = {PROTO_MINIMUM_SUPPORTED: 0, PROTO_MAXIMUM_SUPPORTED: PROTO_TLSv1_3}.get(self._minimum, self._minimum)
        most = {PROTO_MINIMUM_SUPPORTED: PROTO_TLSv1, PROTO_MAXIMUM_SUPPORTED: PROTO_TLSv1_3}.get(self._maximum, self._maximum)
        bits = 0
        for number, option, bit, _ in _VERSIONS:
            if least <= number <= most and not self._options & option:
                bits |= bit
        if not bits:
            raise _library_error("SSL", "NO_PROTOCOLS_AVAILABLE", "no protocols available")
        return bits

    def set_ciphers(self, cipherlist, /):
        suites = _chosen(cipherlist)
        if not suites:
            raise SSLError("No cipher can be selected.")
        self._suites = suites

    def get_ciphers(self):
        suites = self._suites or _chosen(_DEFAULT_CIPHERS)
        return [_described(*item) for item in _TLS13_SUITES.items()] + [_described(number, _SUITES[number]) for number in suites]

    def _set_alpn_protocols(self, protos, /):
        names, at = [], 0
        protos = bytes(protos)
        while at < len(protos):
            names.append(protos[at + 1:at + 1 + protos[at]])
            at += 1 + protos[at]
        self._application_protocols = names

    def set_ecdh_curve(self, name, /):
        if not isinstance(name, (str, bytes)):
            raise TypeError(f"set_ecdh_curve() argument must be str or bytes, not {type(name).__name__}")
        if (name.decode() if isinstance(name, bytes) else name) not in ("prime256v1", "secp384r1", "secp521r1", "X25519", "X448"):
            raise ValueError(f"unknown elliptic curve name {name!r}")

    def load_dh_params(self, filepath, /):
        # The system chooses its groups itself.
        if b"BEGIN DH PARAMETERS" not in _content(filepath):
            raise _library_error("PEM", "NO_START_LINE", "no start line")

    @property
    def num_tickets(self):
        return self._tickets

    @num_tickets.setter
    def num_tickets(self, value):
        if value < 0:
            raise ValueError("value must be non-negative")
        if self._protocol != PROTOCOL_TLS_SERVER:
            raise ValueError("SSLContext is not a server context.")
        self._tickets = int(value)

    @property
    def security_level(self):
        return 2

    @property
    def post_handshake_auth(self):
        """None: there is no such thing."""
        return None

    @post_handshake_auth.setter
    def post_handshake_auth(self, value):
        pass

    @property
    def keylog_filename(self):
        return None

    @keylog_filename.setter
    def keylog_filename(self, value):
        if value is not None:
            raise NotImplementedError("keys of connections are not logged")

    def set_psk_client_callback(self, callback):
        if callback is not None:
            raise NotImplementedError("PSK callbacks are not supported")

    def set_psk_server_callback(self, callback, identity_hint=None):
        if callback is not None:
            raise NotImplementedError("PSK callbacks are not supported")

    def session_stats(self):
        return dict.fromkeys(
            ("number", "connect", "connect_good", "connect_renegotiate", "accept", "accept_good", "accept_renegotiate", "hits", "misses", "timeouts", "cache_full"), 0)

    @property
    def sni_callback(self):
        return self._sni_callback

    @sni_callback.setter
    def sni_callback(self, callback):
        if callback is not None and not callable(callback):
            raise TypeError("not a callable object")
        if self._protocol == PROTOCOL_TLS_CLIENT:
            raise ValueError("sni_callback cannot be set on TLS_CLIENT context")
        self._sni_callback = callback

    @property
    def _msg_callback(self):
        return self._message_callback

    @_msg_callback.setter
    def _msg_callback(self, callback):
        if callback is not None and not callable(callback):
            raise TypeError(f"{callback!r} is not callable.")
        self._message_callback = callback

    # ---- whom it trusts ----------------------------------------------------------------------------------------------------------

    @property
    def verify_mode(self):
        return self._verify_mode

    @verify_mode.setter
    def verify_mode(self, value):
        value = int(value)
        if value not in (CERT_NONE, CERT_OPTIONAL, CERT_REQUIRED):
            raise ValueError("invalid value for verify_mode")
        if value == CERT_NONE and self._check_hostname:
            raise ValueError("Cannot set verify_mode to CERT_NONE when check_hostname is enabled.")
        self._verify_mode = value

    @property
    def check_hostname(self):
        return self._check_hostname

    @check_hostname.setter
    def check_hostname(self, value):
        self._check_hostname = bool(value)
        if value and self._verify_mode == CERT_NONE:
            self._verify_mode = CERT_REQUIRED

    @property
    def verify_flags(self):
        return self._verify_flags

    @verify_flags.setter
    def verify_flags(self, value):
        value = int(value)
        if value & VERIFY_CRL_CHECK_CHAIN:
            raise NotImplementedError("certificate revocation lists are not supported")
        self._verify_flags = value

    def set_default_verify_paths(self):
        self._has_system_trust = True

    # The system's certificates are many, and read when somebody asks for one.
    def _trusted(self):
        if self._has_system_trust:
            self._has_system_trust = False
            _, file, _, folder = get_default_verify_paths()
            file, folder = _os.environ.get(_FILE_VARIABLE, file), _os.environ.get(_FOLDER_VARIABLE)
            try:
                self._load(_tls.certificates(_content(file)))
            except (OSError, ValueError):
                pass
            if folder:
                self._load_folder(folder)
        return self._trust

    def _load(self, certificates):
        for certificate in certificates:
            self._trust.add(certificate)

    # Files in it have the hashes of their certificates' subjects for names, and a number.
    def _load_folder(self, folder):
        try:
            names = _os.listdir(folder)
        except OSError:
            return
        for name in names:
            stem, _, number = name.rpartition(".")
            if len(stem) == 8 and number.isdigit():
                try:
                    for certificate in _tls.certificates(_content(_os.path.join(folder, name))):
                        self._trust.add_unmet(certificate)
                except (OSError, ValueError):
                    pass

    def load_verify_locations(self, cafile=None, capath=None, cadata=None):
        if cafile is None and capath is None and cadata is None:
            raise TypeError("cafile, capath and cadata cannot be all omitted")
        if cadata is not None:
            self._load_data(cadata)
        if cafile is not None:
            try:
                certificates = _tls.certificates(_content(cafile))
                self._load(certificates)
            except ValueError:
                raise _library_error("X509", "PEM_LIB", "PEM lib") from None
            if not certificates:
                raise _library_error("X509", "PEM_LIB", "PEM lib: no certificate or crl found")
        if capath is not None:
            self._load_folder(_os.fsdecode(capath))

    def _load_data(self, data):
        if isinstance(data, str):
            try:
                data.encode("ascii")
            except UnicodeEncodeError:
                raise TypeError("cadata should be an ASCII string or a bytes-like object") from None
            try:
                certificates = _tls.certificates(data.encode())
            except ValueError:
                raise _library_error("PEM", "BAD_BASE64_DECODE", "bad base64 decode") from None
            if not certificates:
                raise _library_error("PEM", "NO_START_LINE", "no start line: cadata does not contain a certificate")
        else:
            try:
                data = bytes(memoryview(data))
            except TypeError:
                raise TypeError("cadata should be an ASCII string or a bytes-like object") from None
            certificates, at = [], 0
            while length := _length_in_der(data, at):
                certificates.append(data[at:at + length])
                at += length
            if not certificates or at < len(data):
                raise _library_error("ASN1", "NOT_ENOUGH_DATA", "not enough data: cadata does not contain a certificate")
        try:
            self._load(certificates)
        except ValueError:
            raise _library_error("ASN1", "NOT_ENOUGH_DATA", "not enough data: cadata does not contain a certificate") from None

    def cert_store_stats(self):
        found = self._trusted().all()
        return {"x509": len(found), "crl": 0, "x509_ca": len([None for _, is_authority in found if is_authority])}

    def get_ca_certs(self, binary_form=False):
        return [certificate if binary_form else _tls.decode(certificate) for certificate, is_authority in self._trusted().all() if is_authority]

    def load_cert_chain(self, certfile, keyfile=None, password=None):
        certificates = _content(certfile)
        key = certificates if keyfile is None else _content(keyfile)
        if callable(password) and b"ENCRYPTED" in key:
            password = password()
            if not isinstance(password, (str, bytes, bytearray)):
                raise TypeError("password callback must return a string")
            password = password if isinstance(password, str) else bytes(password)
        if isinstance(password, str):
            password = password.encode()
        elif password is not None and not callable(password):
            if not isinstance(password, (bytes, bytearray)):
                raise TypeError("password should be a string or callable")
            password = bytes(password)
        if isinstance(password, bytes) and len(password) > _LONGEST_PASSWORD:
            raise ValueError(f"password cannot be longer than {_LONGEST_PASSWORD} bytes")
        found = _tls.identity(certificates, key, password)
        if found == "mismatch":
            raise _library_error("X509", "KEY_VALUES_MISMATCH", "key values mismatch")
        if found == "password":
            raise _library_error("PEM", "BAD_PASSWORD_READ" if password is None else "BAD_DECRYPT", "bad password read" if password is None else "bad decrypt")
        if isinstance(found, str):
            raise _library_error("SSL", "PEM_LIB", "PEM lib")
        self._identity = found

    # ---- connections -------------------------------------------------------------------------------------------------------------

    # Of this moment: later changes are for later connections.
    def _settings(self, server_hostname):
        return _tls.settings(
            self._identity, self._trust if self._verify_mode == CERT_NONE else self._trusted(), server_hostname if self._check_hostname else None, self._verify_mode,
            bool(self._verify_flags & VERIFY_X509_PARTIAL_CHAIN), bool(self._verify_flags & VERIFY_X509_STRICT), self._versions(), [*_TLS13_SUITES, *self._suites] if self._suites else [], self._application_protocols,
            not self._host_flags & HOSTFLAG_NEVER_CHECK_SUBJECT)

    def _wrap_socket(self, sock, server_side, server_hostname=None, *, owner=None, session=None):
        return _SSLSocket(self, sock, None, None, server_side, server_hostname, owner)

    def _wrap_bio(self, incoming, outgoing, server_side, server_hostname=None, *, owner=None, session=None):
        return _SSLSocket(self, None, incoming, outgoing, server_side, server_hostname, owner)


# ---- connections ---------------------------------------------------------------------------------------------------------------------

class SSLSession:
    """Sessions are the system's; programs do not get them."""

    __module__ = "_ssl"

    def __new__(cls):
        raise TypeError("cannot create '_ssl.SSLSession' instances")


class _SSLSocket:
    __module__ = "_ssl"

    def __init__(self, context, sock, incoming, outgoing, server_side, server_hostname, owner):
        if isinstance(server_hostname, (bytes, bytearray)):
            server_hostname = bytes(server_hostname).decode("ascii")
        if server_hostname is not None and "\0" in server_hostname:
            raise TypeError("server_hostname must be a string without null characters")
        if server_hostname is not None and (not server_hostname or server_hostname.startswith(".")):
            raise ValueError("server_hostname cannot be an empty string or start with a leading dot.")
        if context.protocol == PROTOCOL_TLS_CLIENT and server_side or context.protocol == PROTOCOL_TLS_SERVER and not server_side:
            kinds = "server socket with a PROTOCOL_TLS_CLIENT" if server_side else "client socket with a PROTOCOL_TLS_SERVER"
            raise _library_error("SSL", "CALLED_A_FUNCTION_YOU_SHOULD_NOT_CALL", f"Cannot create a {kinds} context")
        self.context = context
        self.server_side = bool(server_side)
        self.server_hostname = server_hostname
        self._owner = None if owner is None else _ref(owner)
        self._sock = None if sock is None else _ref(sock)
        self._incoming, self._outgoing = incoming, outgoing
        self._connection = _tls.connect(context._settings(server_hostname), self.server_side)
        self._accepted = None
        self._has_ended = self._has_announced = self._is_open = False
        self.session = None
        self.session_reused = False

    def __getstate__(self):
        raise TypeError(f"cannot pickle {type(self).__name__!r} object")

    @property
    def owner(self):
        return None if self._owner is None else self._owner()

    @owner.setter
    def owner(self, value):
        self._owner = None if value is None else _ref(value)

    # ---- carrying ----------------------------------------------------------------------------------------------------------------

    def _socket(self):
        sock = self._sock()
        if sock is None or sock.fileno() < 0:
            raise OSError(9, "Underlying socket connection gone")
        return sock

    def _due(self):
        sock = None if self._sock is None else self._sock()
        limit = None if sock is None else sock.gettimeout()
        return None if limit is None else _monotonic() + limit

    # Until the socket may be ready.
    def _wait(self, sock, event, what, due):
        if sock.gettimeout() == 0:
            if event == _READ:
                raise SSLWantReadError(SSL_ERROR_WANT_READ, "The operation did not complete (read)")
            raise SSLWantWriteError(SSL_ERROR_WANT_WRITE, "The operation did not complete (write)")
        if not _descriptors.wait(sock.fileno(), event, None if due is None else due - _monotonic()):
            raise TimeoutError(f"The {what} operation timed out")

    # Sends what the connection has to say.
    def _carry_out(self, what, due):
        if self._sock is None:
            output = self._connection.output()
            if output:
                self._outgoing.write(output)
            return
        while True:
            sock = self._socket()
            if self._connection.send(sock.fileno()):
                return
            self._wait(sock, _WRITE, what, due)

    # The same, as far as it goes without waiting or errors.
    def _carry_out_what_goes(self):
        try:
            if self._sock is None:
                self._carry_out("", None)
            elif (sock := self._sock()) is not None:
                self._connection.send(sock.fileno())
        except OSError:
            pass

    # Brings more of the record that comes.
    def _carry_in(self, what, due):
        if self._sock is None:
            data = self._incoming.read(self._connection.missing())
            if not data and not self._incoming.eof:
                raise SSLWantReadError(SSL_ERROR_WANT_READ, "The operation did not complete (read)")
            self._connection.bring(data)
            return
        while True:
            sock = self._socket()
            if self._connection.receive(sock.fileno()):
                return
            self._wait(sock, _READ, what, due)

    # Does something again and again until it has its result.
    def _do(self, operation, argument, what, due):
        while True:
            result = operation(argument)
            if result is not None:
                if isinstance(result, tuple):
                    # Behind an alert, if there is one.
                    if result[1] == "NO_SHARED_CIPHER":
                        self._connection.alert(ALERT_DESCRIPTION_HANDSHAKE_FAILURE)
                    self._carry_out_what_goes()
                    raise _failed(result)
                return result
            self._carry_out(what, due)
            self._carry_in(what, due)

    # ---- the handshake -----------------------------------------------------------------------------------------------------------

    def do_handshake(self):
        due = self._due()
        while True:
            result = self._do(self._connection.handshake, self.server_hostname, "handshake", due)
            if result is True:
                try:
                    self._carry_out("handshake", due)
                except (BrokenPipeError, ConnectionResetError):
                    # What a server says last, its tickets, need not arrive; and what a client had to say before it went can be read.
                    if not self.server_side:
                        raise
                    self._connection.output()
                self._is_open = True
                return
            self._choose(result[0])

    # The client has said whom it wants.
    def _choose(self, name):
        callback = self.context._sni_callback
        if callback is not None:
            alert = ALERT_DESCRIPTION_HANDSHAKE_FAILURE
            try:
                answer = callback(self.owner or self, name, self.context)
                if answer is None:
                    alert = None
                elif isinstance(answer, int):
                    alert = int(answer)
                else:
                    alert = ALERT_DESCRIPTION_INTERNAL_ERROR
                    raise TypeError(f"an integer is required (got type {type(answer).__name__})")
            except Exception as error:
                import sys
                sys.unraisablehook(sys.UnraisableHookArgs((type(error), error, error.__traceback__, "Exception ignored in ssl servername callback", callback)))
            if alert is not None:
                self._connection.alert(alert)
                self._carry_out_what_goes()
                raise _library_error("SSL", "CALLBACK_FAILED", "callback failed")
        self._connection.choose(self.context._settings(None))

    # ---- data --------------------------------------------------------------------------------------------------------------------

    # For operations that begin with the handshake, if nobody has asked for it.
    def _begin(self):
        if not self._is_open:
            self.do_handshake()

    def read(self, size, buffer=None, /):
        if buffer is not None:
            view = memoryview(buffer).cast("B")
            if size <= 0 or size > len(view):
                size = len(view)
        elif size < 0:
            raise ValueError("size should not be negative")
        if size == 0:
            return b"" if buffer is None else 0
        self._begin()
        if self._has_ended:
            data = b""
            if self._has_announced:
                raise SSLZeroReturnError(SSL_ERROR_ZERO_RETURN, "TLS/SSL connection has been closed (EOF)")
        else:
            data = self._do(self._connection.read, size, "read", self._due())
            # Answers to what the other side has asked in between.
            self._carry_out_what_goes()
            if data is False:
                raise _failed(("eof", "UNEXPECTED_EOF_WHILE_READING", "EOF occurred in violation of protocol", 0))
            self._has_ended = not data
        if buffer is None:
            return data
        view[:len(data)] = data
        return len(data)

    def write(self, b, /):
        due = self._due()
        self._begin()
        # What was taken before, and could not be sent then, is not taken again.
        if self._accepted is None:
            self._carry_out("write", due)
            self._accepted = self._do(self._connection.write, b, "write", due)
        self._carry_out("write", due)
        count, self._accepted = self._accepted, None
        return count

    def pending(self):
        return self._connection.pending()

    def shutdown(self):
        """Ends TLS, and waits until the other side has."""
        due = self._due()
        self._begin()
        if not self._has_announced:
            self._do(lambda _: self._connection.close_notify() or True, None, "write", due)
            self._has_announced = True
        self._carry_out("write", due)
        if not self._has_ended:
            data = self._do(self._connection.read, 1, "read", due)
            if data:
                raise _library_error("SSL", "APPLICATION_DATA_AFTER_CLOSE_NOTIFY", "application data after close notify")
            if data is False:
                raise _failed(("eof", "UNEXPECTED_EOF_WHILE_READING", "EOF occurred in violation of protocol", 0))
            self._has_ended = True
        return None if self._sock is None else self._sock()

    def close(self):
        """Its socket is closed: what the system keeps for it is given back, unless somebody waits in it."""
        self._connection.close()

    # ---- what was agreed ---------------------------------------------------------------------------------------------------------

    def cipher(self):
        agreed = self._connection.agreed()
        if agreed is None:
            return None
        name = _TLS13_SUITES.get(agreed[1]) or _SUITES.get(agreed[1]) or agreed[2]
        description = _described(agreed[1], name)
        return name, description["protocol"], description["strength_bits"]

    def shared_ciphers(self):
        return None

    def compression(self):
        return None

    def version(self):
        agreed = self._connection.agreed()
        return None if agreed is None else next((name for _, _, bits, name in _VERSIONS if bits & agreed[0]), None)

    def selected_alpn_protocol(self):
        return self._connection.application_protocol()

    def get_channel_binding(self, cb_type="tls-unique"):
        if cb_type != "tls-unique":
            raise ValueError(f"'{cb_type}' channel binding type not implemented")
        return self._connection.channel_binding()

    def getpeercert(self, binary_mode=False, /):
        if not self._is_open:
            raise ValueError("handshake not done yet")
        chain = self._connection.peer_chain()
        if not chain:
            return None
        if binary_mode:
            return chain[0]
        return {} if self.context._verify_mode == CERT_NONE else _tls.decode(chain[0])

    def get_verified_chain(self):
        return [Certificate(certificate) for certificate in self._connection.verified_chain()]

    def get_unverified_chain(self):
        return [Certificate(certificate) for certificate in self._connection.peer_chain()]

    def verify_client_post_handshake(self):
        raise NotImplementedError("Post-handshake auth is not supported")


class Certificate:
    """One of the chain of a connection."""

    __module__ = "_ssl"

    def __init__(self, der):
        self._der = der

    def __eq__(self, other):
        return self._der == other._der if isinstance(other, Certificate) else NotImplemented

    def __hash__(self):
        return hash(self._der)

    def get_info(self):
        return _tls.decode(self._der)

    def public_bytes(self, format=ENCODING_PEM, /):
        if format == ENCODING_DER:
            return self._der
        if format != ENCODING_PEM:
            raise ValueError("Unsupported format")
        return _pem(self._der)


def _pem(der):
    from binascii import b2a_base64
    text = b2a_base64(der, newline=False).decode()
    lines = [text[at:at + 64] for at in range(0, len(text), 64)]
    return "\n".join(["-----BEGIN CERTIFICATE-----", *lines, "-----END CERTIFICATE-----", ""])


def _test_decode_cert(path, /):
    certificates = _tls.certificates(_content(path))
    if not certificates:
        raise SSLError("Can't open file")
    return _tls.decode(certificates[0])


# ---- the rest ------------------------------------------------------------------------------------------------------------------------

def RAND_bytes(n, /):
    if n < 0:
        raise ValueError("num must be positive")
    return _os.urandom(n)


def RAND_status():
    return True


def RAND_add(string, entropy, /):
    pass


# (number, short name, long name, identifier) of what programs name: purposes, and the attributes of names.
_OBJECTS = (
    (129, "serverAuth", "TLS Web Server Authentication", "1.3.6.1.5.5.7.3.1"), (130, "clientAuth", "TLS Web Client Authentication", "1.3.6.1.5.5.7.3.2"),
    (131, "codeSigning", "Code Signing", "1.3.6.1.5.5.7.3.3"), (132, "emailProtection", "E-mail Protection", "1.3.6.1.5.5.7.3.4"),
    (133, "timeStamping", "Time Stamping", "1.3.6.1.5.5.7.3.8"), (180, "OCSPSigning", "OCSP Signing", "1.3.6.1.5.5.7.3.9"),
    (13, "CN", "commonName", "2.5.4.3"), (14, "C", "countryName", "2.5.4.6"), (15, "L", "localityName", "2.5.4.7"), (16, "ST", "stateOrProvinceName", "2.5.4.8"),
    (17, "O", "organizationName", "2.5.4.10"), (18, "OU", "organizationalUnitName", "2.5.4.11"), (48, "emailAddress", "emailAddress", "1.2.840.113549.1.9.1"),
    (85, "subjectAltName", "X509v3 Subject Alternative Name", "2.5.29.17"), (87, "basicConstraints", "X509v3 Basic Constraints", "2.5.29.19"),
    (126, "extendedKeyUsage", "X509v3 Extended Key Usage", "2.5.29.37"), (83, "keyUsage", "X509v3 Key Usage", "2.5.29.15"))


def txt2obj(txt, name=False):
    for found in _OBJECTS:
        if txt == found[3] or name and txt in found[1:3]:
            return found
    raise ValueError(f"unknown object {txt[:100]!r}")


def nid2obj(nid, /):
    for found in _OBJECTS:
        if found[0] == nid:
            return found
    if nid < 0:
        raise ValueError("NID must be positive")
    raise ValueError(f"unknown NID {nid}")
