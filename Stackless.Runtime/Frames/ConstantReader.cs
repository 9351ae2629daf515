// Reads a tuple of literals from the string that the compiler wrote for it (ConstantText, its only writer, says the layout). Called when
// a module is bound to its globals.
using System.Numerics;
using System.Text;

namespace Stackless.Runtime;

ref struct ConstantReader(string text)
{
    int at;

    public Value Read()
    {
        switch (text[at++])
        {
            case 'N':
                return Value.None;
            case 'T':
                return Value.Bool(true);
            case 'F':
                return Value.Bool(false);
            case 'E':
                return new Value(PyEllipsis.Instance);
            case 'i':
                var zigzag = Number();
                return Value.Int((long)(zigzag >> 1) ^ -(long)(zigzag & 1));
            case 'I':
                return new Value(new PyInt(BigInteger.Parse(Text())));
            case 'd':
                return Value.Float(BitConverter.UInt64BitsToDouble(Number()));
            case 'j':
                return new Value(new PyComplex(0, BitConverter.UInt64BitsToDouble(Number())));
            case 'p':
                var points = new int[(int)Number()];
                for (var i = 0; i < points.Length; i++)
                {
                    points[i] = (int)Number();
                }
                return new Value(PyStr.FromPoints(points));
            case 's':
                return new Value(PyStr.Intern(Text()));
            case 'b':
                return new Value(new PyBytes(Encoding.Latin1.GetBytes(Text())));
            case 't':
                var elements = new Value[(int)Number()];
                for (var i = 0; i < elements.Length; i++)
                {
                    elements[i] = Read();
                }
                return new Value(PyTuple.Of(elements));
            default:
                throw new BadImageFormatException($"unknown constant '{text[at - 1]}'");
        }
    }

    string Text()
    {
        var length = (int)Number();
        at += length;
        return text.Substring(at - length, length);
    }

    ulong Number()
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 14)
        {
            int c = text[at++];
            value |= (ulong)(c & 0x3fff) << shift;
            if ((c & 0x4000) == 0)
            {
                return value;
            }
        }
    }
}
