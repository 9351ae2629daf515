// _tls: TLS by System.Net.Security, and certificates, for the library's _ssl. https://docs.python.org/3/library/ssl.html
using System.Collections.Frozen;
using System.Formats.Asn1;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Stackless.Runtime;

[PyModule("_tls")]
static partial class TlsModule
{
    [PyFunction("connect")]
    internal static Value Connect(ThreadState ts, TlsSettings settings, bool isServer) => ts.Interpreter.Recording is { } recording
        ? recording.Refuse(ts, "speak TLS")
        : new(new TlsConnection(settings, isServer));

    // ---- certificates ----------------------------------------------------------------------------------------------------------

    static Value Bytes(ReadOnlyMemory<byte> bytes) => new(new PyBytes(bytes.ToArray()));

    /// <summary>The certificates of a PEM text, in DER. ValueError for one that is damaged.</summary>
    [PyFunction("certificates")]
    internal static Value Certificates(ThreadState ts, PyBytes pem)
    {
        try
        {
            return new(new PyList([.. Blocks(pem.Span, "CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE").Select(static der => Bytes(der))]));
        }
        catch (FormatException e)
        {
            return ts.Raise(BuiltinTypes.ValueError, e.Message);
        }
    }

    static List<byte[]> Blocks(ReadOnlySpan<byte> pem, params string[] labels)
    {
        var text = Encoding.Latin1.GetString(pem).AsSpan();
        var found = new List<byte[]>();
        while (PemEncoding.TryFind(text, out var fields))
        {
            if (labels.Contains(text[fields.Label].ToString()))
            {
                found.Add(Convert.FromBase64String(text[fields.Base64Data].ToString()));
            }
            text = text[fields.Location.End..];
        }
        return found;
    }

    /// <summary>
    /// A certificate with its key. A text says what is wrong instead: "certificate", "key", "password" (it is missing or wrong), "mismatch".
    /// </summary>
    [PyFunction("identity")]
    internal static Value Identity(PyBytes certificates, PyBytes key, Value password)
    {
        X509Certificate2[] chain;
        try
        {
            chain = [.. Blocks(certificates.Span, "CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE").Select(static der => X509CertificateLoader.LoadCertificate(der))];
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return Value.Str("certificate");
        }
        if (chain.Length == 0)
        {
            return Value.Str("certificate");
        }
        var text = Encoding.Latin1.GetString(key.Span);
        var isEncrypted = text.Contains("ENCRYPTED", StringComparison.Ordinal);
        if (isEncrypted && password.Object is not PyBytes)
        {
            return Value.Str("password");
        }
        try
        {
            var own = chain[0].ExportCertificatePem();
            var certificate = isEncrypted
                ? X509Certificate2.CreateFromEncryptedPem(own, text, Encoding.UTF8.GetString(((PyBytes)password.Object).Span))
                : X509Certificate2.CreateFromPem(own, text);
            return new(new TlsIdentity(certificate, [.. chain[1..]]));
        }
        catch (CryptographicException)
        {
            return Value.Str(isEncrypted ? "password" : HasKey(text) ? "mismatch" : "key");
        }
        catch (ArgumentException)
        {
            return Value.Str(HasKey(text) ? "mismatch" : "key");
        }
    }

    static bool HasKey(string text)
    {
        try
        {
            foreach (var made in new Func<AsymmetricAlgorithm>[] { RSA.Create, ECDsa.Create })
            {
                using var algorithm = made();
                try
                {
                    algorithm.ImportFromPem(text);
                    return true;
                }
                catch (CryptographicException)
                {
                }
            }
            return false;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // ---- what a certificate says: getpeercert() --------------------------------------------------------------------------------

    // X.520 and PKCS #9, as OpenSSL names them.
    static readonly FrozenDictionary<string, string> namesOfAttributes = new Dictionary<string, string>
    {
        ["2.5.4.3"] = "commonName", ["2.5.4.4"] = "surname", ["2.5.4.5"] = "serialNumber", ["2.5.4.6"] = "countryName", ["2.5.4.7"] = "localityName",
        ["2.5.4.8"] = "stateOrProvinceName", ["2.5.4.9"] = "streetAddress", ["2.5.4.10"] = "organizationName", ["2.5.4.11"] = "organizationalUnitName", ["2.5.4.12"] = "title",
        ["2.5.4.13"] = "description", ["2.5.4.15"] = "businessCategory", ["2.5.4.17"] = "postalCode", ["2.5.4.42"] = "givenName", ["2.5.4.43"] = "initials",
        ["2.5.4.44"] = "generationQualifier", ["2.5.4.46"] = "dnQualifier", ["2.5.4.65"] = "pseudonym", ["2.5.4.97"] = "organizationIdentifier",
        ["1.2.840.113549.1.9.1"] = "emailAddress", ["1.2.840.113549.1.9.2"] = "unstructuredName", ["0.9.2342.19200300.100.1.1"] = "userId",
        ["0.9.2342.19200300.100.1.25"] = "domainComponent", ["1.3.6.1.4.1.311.60.2.1.1"] = "jurisdictionLocalityName",
        ["1.3.6.1.4.1.311.60.2.1.2"] = "jurisdictionStateOrProvinceName", ["1.3.6.1.4.1.311.60.2.1.3"] = "jurisdictionCountryName",
    }.ToFrozenDictionary();

    /// <summary>What SSLSocket.getpeercert() gives of a certificate in DER; ValueError if it is none.</summary>
    [PyFunction("decode")]
    internal static Value Decode(ThreadState ts, PyBytes der)
    {
        try
        {
            using var certificate = X509CertificateLoader.LoadCertificate(der.Span);
            var said = new PyDict();
            said.Set("subject", Name(certificate.SubjectName.RawData));
            said.Set("issuer", Name(certificate.IssuerName.RawData));
            said.Set("version", Value.Int(certificate.Version));
            said.Set("serialNumber", Value.Str(certificate.SerialNumber));
            said.Set("notBefore", Time(certificate.NotBefore));
            said.Set("notAfter", Time(certificate.NotAfter));
            foreach (var extension in certificate.Extensions)
            {
                switch (extension.Oid?.Value)
                {
                    case "2.5.29.17":
                        said.Set("subjectAltName", Names(new AsnReader(extension.RawData, AsnEncodingRules.DER).ReadSequence()));
                        break;
                    case "1.3.6.1.5.5.7.1.1":
                        Access(said, new AsnReader(extension.RawData, AsnEncodingRules.DER).ReadSequence());
                        break;
                    case "2.5.29.31":
                        Revocation(said, new AsnReader(extension.RawData, AsnEncodingRules.DER).ReadSequence());
                        break;
                }
            }
            return new(said);
        }
        catch (Exception e) when (e is CryptographicException or AsnContentException)
        {
            return ts.Raise(BuiltinTypes.ValueError, e.Message);
        }
    }

    // "Jan  5 09:34:43 2018 GMT"
    static Value Time(DateTime time)
    {
        var t = time.ToUniversalTime();
        return Value.Str(string.Create(CultureInfo.InvariantCulture, $"{t:MMM} {t.Day,2} {t:HH:mm:ss yyyy} GMT"));
    }

    static Value Pair(string kind, string value) => new(PyTuple.Of(Value.Str(kind), Value.Str(value)));

    static Value Tuple(List<Value> items) => new(new PyTuple([.. items]));

    static Value Name(byte[] raw) => Name(new AsnReader(raw, AsnEncodingRules.DER).ReadSequence());

    static Value Name(AsnReader sets)
    {
        var name = new List<Value>();
        while (sets.HasData)
        {
            var attributes = sets.ReadSetOf();
            var parts = new List<Value>();
            while (attributes.HasData)
            {
                var attribute = attributes.ReadSequence();
                var oid = attribute.ReadObjectIdentifier();
                var tag = attribute.PeekTag();
                var text = tag.TagClass == TagClass.Universal && (UniversalTagNumber)tag.TagValue is
                    UniversalTagNumber.UTF8String or UniversalTagNumber.PrintableString or UniversalTagNumber.IA5String or UniversalTagNumber.BMPString or UniversalTagNumber.T61String or UniversalTagNumber.NumericString or UniversalTagNumber.VisibleString
                    ? attribute.ReadCharacterString((UniversalTagNumber)tag.TagValue)
                    : Encoding.Latin1.GetString(attribute.ReadEncodedValue().Span);
                parts.Add(Pair(namesOfAttributes.GetValueOrDefault(oid, oid), text));
            }
            name.Add(Tuple(parts));
        }
        return Tuple(name);
    }

    static string Text(AsnReader reader, int tag) => reader.ReadCharacterString(UniversalTagNumber.IA5String, new Asn1Tag(TagClass.ContextSpecific, tag));

    static Value Names(AsnReader names)
    {
        var found = new List<Value>();
        while (names.HasData)
        {
            var tag = names.PeekTag();
            switch (tag.TagValue)
            {
                case 1:
                    found.Add(Pair("email", Text(names, 1)));
                    break;
                case 2:
                    found.Add(Pair("DNS", Text(names, 2)));
                    break;
                case 4:
                    found.Add(new(PyTuple.Of(Value.Str("DirName"), Name(new AsnReader(names.ReadSequence(tag).ReadEncodedValue(), AsnEncodingRules.DER).ReadSequence()))));
                    break;
                case 6:
                    found.Add(Pair("URI", Text(names, 6)));
                    break;
                case 7:
                    found.Add(Pair("IP Address", Address(names.ReadOctetString(tag))));
                    break;
                case 8:
                    found.Add(Pair("Registered ID", names.ReadObjectIdentifier(tag)));
                    break;
                default:
                    names.ReadEncodedValue();
                    found.Add(Pair("othername", "<unsupported>"));
                    break;
            }
        }
        return Tuple(found);
    }

    // As OpenSSL writes one: all eight groups of an IPv6 address.
    static string Address(byte[] bytes) => bytes.Length == 16
        ? string.Join(':', Enumerable.Range(0, 8).Select(i => ((bytes[2 * i] << 8) | bytes[(2 * i) + 1]).ToString("X", CultureInfo.InvariantCulture)))
        : bytes.Length == 4 ? new IPAddress(bytes).ToString() : "<invalid>";

    static void Access(PyDict said, AsnReader descriptions)
    {
        List<Value> responders = [], issuers = [];
        while (descriptions.HasData)
        {
            var description = descriptions.ReadSequence();
            var method = description.ReadObjectIdentifier();
            if (description.PeekTag().TagValue == 6)
            {
                (method == "1.3.6.1.5.5.7.48.1" ? responders : issuers).Add(Value.Str(Text(description, 6)));
            }
        }
        if (responders.Count > 0)
        {
            said.Set("OCSP", Tuple(responders));
        }
        if (issuers.Count > 0)
        {
            said.Set("caIssuers", Tuple(issuers));
        }
    }

    static void Revocation(PyDict said, AsnReader points)
    {
        static Asn1Tag At(int tag) => new(TagClass.ContextSpecific, tag, true);
        var found = new List<Value>();
        while (points.HasData)
        {
            var point = points.ReadSequence();
            if (point.HasData && point.PeekTag().HasSameClassAndValue(At(0)))
            {
                var name = point.ReadSequence(At(0));
                if (name.HasData && name.PeekTag().HasSameClassAndValue(At(0)))
                {
                    var full = name.ReadSequence(At(0));
                    while (full.HasData)
                    {
                        if (full.PeekTag().TagValue == 6)
                        {
                            found.Add(Value.Str(Text(full, 6)));
                        }
                        else
                        {
                            full.ReadEncodedValue();
                        }
                    }
                }
            }
        }
        if (found.Count > 0)
        {
            said.Set("crlDistributionPoints", Tuple(found));
        }
    }
}
