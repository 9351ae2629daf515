# Certificates for programs that speak TLS, made when they are needed: an authority, and whoever it vouches for.
import os
import tempfile
from System import DateTimeOffset
from System.Net import IPAddress
from System.Security.Cryptography import ECCurve, ECDsa, HashAlgorithmName, Oid, OidCollection
from System.Security.Cryptography.X509Certificates import (
    CertificateRequest, SubjectAlternativeNameBuilder, X509AuthorityKeyIdentifierExtension, X509BasicConstraintsExtension, X509EnhancedKeyUsageExtension,
    X509KeyUsageExtension, X509KeyUsageFlags, X509SubjectKeyIdentifierExtension)

folder = tempfile.mkdtemp()


def _write(name, text):
    path = os.path.join(folder, name)
    with open(path, "w") as file:
        file.write(text)
    return path


def _request(name):
    key = ECDsa.Create(ECCurve.NamedCurves.nistP256)
    return key, CertificateRequest(f"O=Tests, CN={name}", key, HashAlgorithmName.SHA256)


class Authority:
    def __init__(self, name="an authority"):
        key, request = _request(name)
        request.CertificateExtensions.Add(X509BasicConstraintsExtension(True, False, 0, True))
        request.CertificateExtensions.Add(X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, True))
        request.CertificateExtensions.Add(X509SubjectKeyIdentifierExtension(request.PublicKey, False))
        now = DateTimeOffset.UtcNow
        self._certificate = request.CreateSelfSigned(now.AddDays(-30), now.AddDays(30))
        self._count = 0
        self.file = _write(f"{name}.pem", self._certificate.ExportCertificatePem())

    # The path of a file with a certificate and its key.
    def vouch(self, name, *addresses, first_day=-1, last_day=1, knows_its_authority=True):
        key, request = _request(name)
        names = SubjectAlternativeNameBuilder()
        names.AddDnsName(name)
        for address in addresses:
            names.AddIpAddress(IPAddress.Parse(address))
        request.CertificateExtensions.Add(names.Build())
        request.CertificateExtensions.Add(X509BasicConstraintsExtension(False, False, 0, True))
        purposes = OidCollection()
        purposes.Add(Oid("1.3.6.1.5.5.7.3.1"))
        purposes.Add(Oid("1.3.6.1.5.5.7.3.2"))
        request.CertificateExtensions.Add(X509EnhancedKeyUsageExtension(purposes, False))
        if knows_its_authority:
            request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(self._certificate, True, False))
        now = DateTimeOffset.UtcNow
        self._count += 1
        made = request.Create(self._certificate, now.AddDays(first_day), now.AddDays(last_day), bytes([self._count]))
        return _write(f"{name}-{self._count}.pem", made.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem())


def self_signed(name):
    key, request = _request(name)
    names = SubjectAlternativeNameBuilder()
    names.AddDnsName(name)
    request.CertificateExtensions.Add(names.Build())
    now = DateTimeOffset.UtcNow
    made = request.CreateSelfSigned(now.AddDays(-1), now.AddDays(1))
    return _write(f"{name}-alone.pem", made.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem())
