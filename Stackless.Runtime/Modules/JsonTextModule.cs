// _json_text: JSON to plain objects and back in one go, for the library's _json. Neither calls Python: what would have to, what is nested
// deeper than here, and whatever is wrong gets the answer None, and json's own Python does it. https://docs.python.org/3/library/json.html
namespace Stackless.Runtime;

[PyModule("_json_text")]
static partial class JsonTextModule
{
    /// <summary>Deeper texts are left to Python, whose recursion has no limit but the program's.</summary>
    internal const int MaxDepth = 200;

    /// <summary>The value that begins at the index, and where it ends; None if there is none or it is not plain.</summary>
    [PyFunction("scan")]
    internal static Value Scan(PyStr text, long index, bool strict)
    {
        var reader = new JsonReader(text, strict);
        return reader.TryBegin(index) && reader.TryValue(out var value) ? reader.WithEnd(value) : Value.None;
    }

    /// <summary>The string whose opening quote stands before the index, and where it ends; (None, position, error) if it is malformed; None if it is not plain.</summary>
    [PyFunction("scan_string")]
    internal static Value ScanString(PyStr text, long index, bool strict)
    {
        var reader = new JsonReader(text, strict);
        return reader.TryBegin(index) && reader.TryString(out var found) ? reader.WithEnd(new Value(found)) : reader.Error;
    }

    /// <summary>The value's text; None if something in it is not of exactly a type that JSON has.</summary>
    [PyFunction("encode")]
    internal static Value Encode(Value value, bool isAscii, PyStr keySeparator, PyStr itemSeparator, Value indent, bool sortKeys, bool allowNan)
    {
        var writer = new JsonWriter(isAscii, keySeparator.Text, itemSeparator.Text, (indent.Object as PyStr)?.Text, sortKeys, allowNan);
        return writer.TryWrite(value, 0) ? writer.Result : Value.None;
    }

    /// <summary>A string in quotes, with what JSON wants escaped.</summary>
    [PyFunction("quote")]
    internal static Value Quote(PyStr text, bool isAscii)
    {
        var writer = new JsonWriter(isAscii, "", "", null, false, false);
        writer.Quote(text);
        return writer.Result;
    }
}
