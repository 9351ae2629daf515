// _xml: documents read by .NET's XML reader, as lists of events for the library's pyexpat, which calls the handlers.
// Nothing outside of the document is loaded, and what entities may grow to is limited. https://docs.python.org/3/library/pyexpat.html
using System.Text;
using System.Xml;

namespace Stackless.Runtime;

[PyModule("_xml")]
static partial class XmlModule
{
    const long LongestExpansion = 10_000_000;

    /// <summary>
    /// (events, error): an event is (kind, line, column, ...); the error is None or (text, line, column, whether the root had begun). With an
    /// encoding the document's own word on it does not count.
    /// </summary>
    [PyFunction("read")]
    internal static Value Read(ThreadState ts, PyBytes document, Value encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse, XmlResolver = null, MaxCharactersFromEntities = LongestExpansion };
        var events = new PyList();
        var hasRoot = false;
        Value Done(Value error) => new(PyTuple.Of(new Value(events), error));
        try
        {
            var stream = new MemoryStream(document.Data, 0, document.Count, false);
            using var reader = encoding.Object is PyStr name
                ? XmlReader.Create(new StreamReader(stream, Encoding.GetEncoding(name.Text)), settings)
                : XmlReader.Create(stream, settings);
            while (reader.Read())
            {
                hasRoot |= reader.NodeType == XmlNodeType.Element;
                Add(events, reader);
            }
            return Done(Value.None);
        }
        catch (XmlException e)
        {
            return Done(new Value(PyTuple.Of(Value.Str(e.Message), Value.Int(e.LineNumber), Value.Int(e.LinePosition - 1), Value.Bool(hasRoot))));
        }
        catch (Exception e) when (e is ArgumentException or DecoderFallbackException)
        {
            return Done(new Value(PyTuple.Of(Value.Str("unknown encoding"), Value.Int(1), Value.Int(0), Value.Bool(hasRoot))));
        }
    }

    static Value OrNone(string? text) => string.IsNullOrEmpty(text) ? Value.None : Value.Str(text);

    static void Add(PyList events, XmlReader reader)
    {
        var at = (IXmlLineInfo)reader;
        // The reader points behind the bracket and the marks that begin a construct.
        var marks = reader.NodeType switch
        {
            XmlNodeType.Element => 1, XmlNodeType.EndElement or XmlNodeType.ProcessingInstruction or XmlNodeType.XmlDeclaration => 2,
            XmlNodeType.Comment => 4, XmlNodeType.CDATA or XmlNodeType.DocumentType => 9, _ => 0,
        };
        Value line = Value.Int(at.LineNumber), column = Value.Int(at.LinePosition - 1 - marks);
        void Event(string kind, params Value[] rest) => events.Append(new Value(PyTuple.Of([Value.Str(kind), line, column, .. rest])));
        switch (reader.NodeType)
        {
            case XmlNodeType.Element:
                var isEmpty = reader.IsEmptyElement;
                var name = Name(reader);
                Event("start", [.. name, new Value(Attributes(reader))]);
                if (isEmpty)
                {
                    Event("end", name);
                }
                break;
            case XmlNodeType.EndElement:
                Event("end", Name(reader));
                break;
            case XmlNodeType.Text or XmlNodeType.SignificantWhitespace:
            case XmlNodeType.Whitespace when reader.Depth > 0:
                Event("text", Value.Str(reader.Value));
                break;
            case XmlNodeType.CDATA:
                Event("cdata", Value.Str(reader.Value));
                break;
            case XmlNodeType.Comment:
                Event("comment", Value.Str(reader.Value));
                break;
            case XmlNodeType.ProcessingInstruction:
                Event("instruction", Value.Str(reader.Name), Value.Str(reader.Value));
                break;
            case XmlNodeType.XmlDeclaration:
                var standalone = reader.GetAttribute("standalone");
                Event("declaration", OrNone(reader.GetAttribute("version")), OrNone(reader.GetAttribute("encoding")), Value.Int(standalone is null ? -1 : standalone == "yes" ? 1 : 0));
                break;
            case XmlNodeType.DocumentType:
                Event("doctype", Value.Str(reader.Name), OrNone(reader.GetAttribute("SYSTEM")), OrNone(reader.GetAttribute("PUBLIC")), Value.Str(reader.Value));
                break;
            case XmlNodeType.EntityReference:
                Event("entity", Value.Str(reader.Name));
                break;
        }
    }

    // Name as written, local name, prefix, namespace.
    static Value[] Name(XmlReader reader) => [Value.Str(reader.Name), Value.Str(reader.LocalName), Value.Str(reader.Prefix), Value.Str(reader.NamespaceURI)];

    static PyList Attributes(XmlReader reader)
    {
        var list = new PyList();
        while (reader.MoveToNextAttribute())
        {
            list.Append(new Value(PyTuple.Of([.. Name(reader), Value.Str(reader.Value), Value.Bool(!reader.IsDefault)])));
        }
        reader.MoveToElement();
        return list;
    }
}
