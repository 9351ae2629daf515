// What a connection is to agree to, and whom it trusts: a copy of an ssl.SSLContext as it was when the connection began. Certificates are judged here, with OpenSSL's codes
// and words, which programs know; no network is asked (revocation lists and missing certificates are those that were loaded).
using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Stackless.Runtime;

/// <summary>Why a certificate is refused; without a reason it is not.</summary>
readonly record struct TlsVerdict(string? Reason, string Text, int Code)
{
    public static TlsVerdict None => new(null, "", 0);

    /// <summary>By OpenSSL's number (openssl-verification-options).</summary>
    public static TlsVerdict Of(int code, string text) => new("CERTIFICATE_VERIFY_FAILED", text, code);
}

/// <summary>A certificate with its private key, and those that lead from it to what others trust.</summary>
[PyType("identity", Module = "_tls", IsHidden = true)]
sealed partial class TlsIdentity(X509Certificate2 certificate, X509Certificate2Collection intermediates) : PyObject(ShapeIds.TlsIdentity)
{
    internal readonly SslStreamCertificateContext Context = SslStreamCertificateContext.Create(certificate, intermediates, offline: true);
}

/// <summary>Certificates that are trusted. Those of folders are told of after a connection has met them: to OpenSSL a folder is where it looks for one, when it needs one.</summary>
[PyType("trust", Module = "_tls")]
sealed partial class TlsTrust : PyObject
{
    internal readonly X509Certificate2Collection Certificates = [];
    readonly HashSet<string> known = [], unmet = [];

    TlsTrust() : base(ShapeIds.TlsTrust)
    {
    }

    [PyConstructor]
    internal static Value New(PyType type) => new(new TlsTrust());

    /// <summary>One in DER; ValueError if it is none.</summary>
    [PyMethod("add")]
    internal Value Add(ThreadState ts, PyBytes der) => Add(ts, der, hasMet: true);

    /// <summary>One of a folder.</summary>
    [PyMethod("add_unmet")]
    internal Value AddUnmet(ThreadState ts, PyBytes der) => Add(ts, der, hasMet: false);

    Value Add(ThreadState ts, PyBytes der, bool hasMet)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadCertificate(der.Span);
            if (known.Add(certificate.Thumbprint))
            {
                Certificates.Add(certificate);
                if (!hasMet)
                {
                    unmet.Add(certificate.Thumbprint);
                }
            }
            else if (hasMet)
            {
                unmet.Remove(certificate.Thumbprint);
            }
            return Value.None;
        }
        catch (CryptographicException e)
        {
            return ts.Raise(BuiltinTypes.ValueError, e.Message);
        }
    }

    /// <summary>The other side's certificate led here.</summary>
    internal void Meet(X509Chain chain)
    {
        if (unmet.Count > 0)
        {
            unmet.ExceptWith(chain.ChainElements.Select(static element => element.Certificate.Thumbprint));
        }
    }

    /// <summary>Of each that was met: (DER, is it an authority's).</summary>
    [PyMethod("all")]
    internal Value All() => new(new PyList([.. Certificates.Where(c => !unmet.Contains(c.Thumbprint)).Select(static c => new Value(PyTuple.Of(new Value(new PyBytes(c.RawData)), Value.Bool(TlsSettings.IsAuthority(c)))))]));
}

[PyType("settings", Module = "_tls")]
sealed partial class TlsSettings : PyObject
{
    const int Optional = 1, Required = 2;

    TlsIdentity? identity;
    TlsTrust? trust;
    string? host;
    int mode;
    bool trustsIntermediates, takesCommonName, isStrict;
    SslProtocols protocols;
    TlsCipherSuite[] suites = [];
    List<SslApplicationProtocol>? applicationProtocols;

    TlsSettings() : base(ShapeIds.TlsSettings)
    {
    }

    /// <summary>
    /// The name that the other side's certificate must have, or None; verify_mode; may the chain end at a trusted certificate that is no root; must certificates have all that RFC 5280 asks; the versions, as bits; numbers
    /// of cipher suites, if not all that the system offers; application protocols, as bytes; may the subject's common name be the host's, if there are no alternative names.
    /// </summary>
    [PyConstructor]
    internal static Value New(PyType type, Value identity, TlsTrust trust, Value host, int mode, bool trustsIntermediates, bool isStrict, int protocols, PyList suites, PyList applicationProtocols, bool takesCommonName) =>
        new(new TlsSettings
        {
            identity = identity.Object as TlsIdentity,
            trust = trust,
            host = (host.Object as PyStr)?.Text,
            mode = mode,
            trustsIntermediates = trustsIntermediates,
            takesCommonName = takesCommonName,
            isStrict = isStrict,
            protocols = (SslProtocols)protocols,
            suites = [.. Enumerable.Range(0, suites.Count).Select(i => (TlsCipherSuite)suites[i].Bits)],
            applicationProtocols = applicationProtocols.Count == 0 ? null
                : [.. Enumerable.Range(0, applicationProtocols.Count).Select(i => new SslApplicationProtocol(((PyBytes)applicationProtocols[i].Object).ToArray()))],
        });

    public bool Verifies => mode != 0;

    X509Certificate2Collection Trusted => trust!.Certificates;

    /// <summary>With which options a client begins.</summary>
    public SslClientAuthenticationOptions ForClient(string serverName, RemoteCertificateValidationCallback verify) => new()
    {
        TargetHost = serverName,
        EnabledSslProtocols = protocols,
        ApplicationProtocols = applicationProtocols,
        CertificateChainPolicy = Policy(),
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        RemoteCertificateValidationCallback = verify,
        ClientCertificateContext = identity?.Context,
        CipherSuitesPolicy = Suites(),
    };

    /// <summary>With which options a server goes on.</summary>
    public SslServerAuthenticationOptions ForServer(RemoteCertificateValidationCallback verify) => new()
    {
        ServerCertificateContext = identity?.Context ?? throw new AuthenticationException("no certificate was loaded", new AuthenticationException("error:0:SSL routines::no shared cipher")),
        EnabledSslProtocols = protocols,
        ApplicationProtocols = applicationProtocols,
        CertificateChainPolicy = Policy(),
        CertificateRevocationCheckMode = X509RevocationMode.NoCheck,
        ClientCertificateRequired = mode != 0,
        RemoteCertificateValidationCallback = verify,
        CipherSuitesPolicy = Suites(),
    };

    CipherSuitesPolicy? Suites() => suites.Length == 0 || !OperatingSystem.IsLinux() ? null : new(suites);

    X509ChainPolicy Policy()
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, DisableCertificateDownloads = true };
        policy.CustomTrustStore.AddRange(Trusted);
        return policy;
    }

    // ---- judging ---------------------------------------------------------------------------------------------------------------

    /// <summary>
    /// What the other side's certificate is worth. In the order in which OpenSSL looks: where the chain ends, what its certificates are for, the name, signatures, times.
    /// </summary>
    public TlsVerdict Judge(X509Certificate2? certificate, X509Chain? chain, bool isServer)
    {
        if (mode == 0)
        {
            return TlsVerdict.None;
        }
        if (certificate is null || chain is null)
        {
            return isServer && mode == Optional ? TlsVerdict.None : new("PEER_DID_NOT_RETURN_A_CERTIFICATE", "peer did not return a certificate", 0);
        }
        trust!.Meet(chain);
        var found = chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, static (all, status) => all | status.Status);
        var last = chain.ChainElements[^1].Certificate;
        var endsInTrust = Trusted.Any(known => known.RawDataMemory.Span.SequenceEqual(last.RawDataMemory.Span));
        if ((found & X509ChainStatusFlags.PartialChain) != 0 && !(trustsIntermediates && endsInTrust))
        {
            return TlsVerdict.Of(20, "unable to get local issuer certificate");
        }
        if ((found & X509ChainStatusFlags.UntrustedRoot) != 0 && !endsInTrust)
        {
            return chain.ChainElements.Count == 1 ? TlsVerdict.Of(18, "self-signed certificate") : TlsVerdict.Of(19, "self-signed certificate in certificate chain");
        }
        if (isStrict && Formless(chain) is { } formless)
        {
            return formless;
        }
        if ((found & X509ChainStatusFlags.InvalidBasicConstraints) != 0)
        {
            return TlsVerdict.Of(79, "invalid CA certificate");
        }
        if ((found & X509ChainStatusFlags.NotValidForUsage) != 0)
        {
            return TlsVerdict.Of(26, "unsuitable certificate purpose");
        }
        if (host is not null && !certificate.MatchesHostname(host, allowWildcards: true, allowCommonName: takesCommonName))
        {
            return IPAddress.TryParse(host, out _) ? TlsVerdict.Of(64, $"IP address mismatch, certificate is not valid for '{host}'.")
                : TlsVerdict.Of(62, $"Hostname mismatch, certificate is not valid for '{host}'.");
        }
        if ((found & (X509ChainStatusFlags.InvalidNameConstraints | X509ChainStatusFlags.HasNotPermittedNameConstraint | X509ChainStatusFlags.HasExcludedNameConstraint)) != 0)
        {
            return TlsVerdict.Of(47, "permitted subtree violation");
        }
        if ((found & X509ChainStatusFlags.NotSignatureValid) != 0)
        {
            return TlsVerdict.Of(7, "certificate signature failure");
        }
        if ((found & X509ChainStatusFlags.NotTimeValid) != 0)
        {
            return chain.ChainElements.Any(static element => element.Certificate.NotBefore > DateTime.Now) ? TlsVerdict.Of(9, "certificate is not yet valid") : TlsVerdict.Of(10, "certificate has expired");
        }
        const X509ChainStatusFlags known = X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.UntrustedRoot;
        return (found & ~known) == 0 ? TlsVerdict.None : TlsVerdict.Of(1, string.Join(", ", chain.ChainStatus.Select(static status => status.StatusInformation.Trim())));
    }

    // What RFC 5280 asks of all certificates, and many lack.
    static TlsVerdict? Formless(X509Chain chain)
    {
        static bool Has(X509Certificate2 certificate, string identifier) => certificate.Extensions.Any(extension => extension.Oid?.Value == identifier);
        foreach (var element in chain.ChainElements)
        {
            var certificate = element.Certificate;
            var isOwn = certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);
            if (!isOwn && !Has(certificate, "2.5.29.35"))
            {
                return TlsVerdict.Of(85, "Missing Authority Key Identifier");
            }
            if (IsAuthority(certificate) && !Has(certificate, "2.5.29.14"))
            {
                return TlsVerdict.Of(86, "Missing Subject Key Identifier");
            }
        }
        return null;
    }

    internal static bool IsAuthority(X509Certificate2 certificate) =>
        certificate.Extensions.OfType<X509BasicConstraintsExtension>().Any(static constraints => constraints.CertificateAuthority) || certificate.Version < 3 && certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);
}
