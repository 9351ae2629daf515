// _cjk: the encodings of East Asia by .NET's code pages, for the library's _multibytecodec, which knows the error handlers.
// https://docs.python.org/3/library/codecs.html#standard-encodings
using System.Text;

namespace Stackless.Runtime;

[PyModule("_cjk")]
static partial class CjkModule
{
    static Encoding Page(int page)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        return Encoding.GetEncoding(page, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
    }

    /// <summary>(bytes, -1), or (bytes of the text up to there, place of the character that the page has not).</summary>
    [PyFunction("encode")]
    internal static Value Encode(int page, PyStr text)
    {
        var encoding = Page(page);
        var chars = text.Text;
        try
        {
            return Pair(encoding.GetBytes(chars), -1);
        }
        catch (EncoderFallbackException e)
        {
            var place = 0;
            for (var i = 0; i < e.Index; i++)
            {
                place += char.IsLowSurrogate(chars[i]) && i > 0 && char.IsHighSurrogate(chars[i - 1]) ? 0 : 1;
            }
            return Pair(encoding.GetBytes(chars[..e.Index]), place);
        }

        static Value Pair(byte[] bytes, int place) => new(PyTuple.Of(new Value(new PyBytes(bytes)), Value.Int(place)));
    }

    // What Windows's pages make of single bytes that no standard gives a meaning.
    static bool IsMadeUp(char c) => c is '\u0080' or '\u00a0' or '\u20ac' or >= '\uf8f0' and <= '\uf8ff';

    /// <summary>(text, bytes that it stands for, length of the sequence there that is none; 0 if all is decoded; -1 if the sequence is not complete).</summary>
    /// <param name="isWindows">The encoding is the page, with all that Windows makes of it.</param>
    [PyFunction("decode")]
    internal static Value Decode(int page, PyBytes data, bool isWindows)
    {
        var bytes = data.ToArray();
        var decoder = Page(page).GetDecoder();
        var text = new StringBuilder();
        var chars = new char[4];
        // Sequences begin where the decoder holds nothing.
        int at = 0, begin = 0;
        while (at < bytes.Length)
        {
            int made;
            try
            {
                made = decoder.GetChars(bytes, at, 1, chars, 0, false);
            }
            catch (DecoderFallbackException)
            {
                // What does not belong to it begins a sequence of its own, if it may.
                var length = at - begin + 1;
                return Outcome(begin, length > 1 && bytes[at] < 0x80 ? length - 1 : Math.Min(length, 1));
            }
            at++;
            if (made == 1 && at - begin == 1 && bytes[begin] >= 0x80 && !isWindows && IsMadeUp(chars[0]))
            {
                return Outcome(begin, 1);
            }
            if (made > 0)
            {
                text.Append(chars, 0, made);
                begin = at;
            }
        }
        return Outcome(begin, begin < bytes.Length ? -1 : 0);

        Value Outcome(int used, int bad) => new(PyTuple.Of(Value.Str(text.ToString()), Value.Int(used), Value.Int(bad)));
    }

    /// <summary>The text, of an encoding whose sequences switch what others mean; None if it is not valid.</summary>
    [PyFunction("decode_whole")]
    internal static Value DecodeWhole(int page, PyBytes data)
    {
        try
        {
            return Value.Str(Page(page).GetString(data.ToArray()));
        }
        catch (DecoderFallbackException)
        {
            return Value.None;
        }
    }
}
