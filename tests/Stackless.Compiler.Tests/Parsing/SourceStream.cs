// The source as the generated lexer reads it: every character above ASCII is shown as U+007F, since its tables have entries for ASCII only.
using Antlr4.Runtime;
using Antlr4.Runtime.Misc;

namespace Stackless.Compiler.Tests.Parsing;

sealed class SourceStream(string text, string name) : ICharStream
{
    int _position;

    public int Index => _position;

    public int Size => text.Length;

    public string SourceName => name;

    public int LA(int offset)
    {
        var index = _position + offset - 1;
        if ((uint)index >= (uint)text.Length)
        {
            return IntStreamConstants.EOF;
        }

        var c = text[index];
        return c < 0x7F ? c : 0x7F;
    }

    public void Consume() => _position++;

    public int Mark() => -1;

    public void Release(int marker)
    {
    }

    public void Seek(int index) => _position = index;

    public string GetText(Interval interval) => text.Substring(interval.a, interval.b - interval.a + 1);
}
