// A tuple of literals as one string literal, which the runtime's ConstantReader reads when the module is bound: a table of 100,000 rows costs
// one instruction, not a million to be emitted and compiled. Layout: a letter for the kind, then numbers as Varint writes them, text as it is.
using System.Text;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Ir;

namespace Stackless.Compiler.Emission;
static class ConstantText
{
    public static string Encode(ConstTuple tuple)
    {
        var text = new StringBuilder();
        AppendTuple(text, tuple);
        return text.ToString();
    }

    // t <count> <elements>
    static void AppendTuple(StringBuilder text, ConstTuple tuple)
    {
        text.Append('t');
        Varint.Append(text, (ulong)tuple.Elements.Count);
        foreach (var element in tuple.Elements)
        {
            if (element is ConstTuple inner)
            {
                AppendTuple(text, inner);
            }
            else
            {
                Append(text, ((Const)element).Value.Value);
            }
        }
    }

    static void Append(StringBuilder text, ConstantValue value)
    {
        switch (value)
        {
            case ConstantNone:
                text.Append('N');
                break;
            case ConstantBool b:
                text.Append(b.Value ? 'T' : 'F');
                break;
            case ConstantEllipsis:
                text.Append('E');
                break;
            case ConstantInt { Value: var number } when number >= long.MinValue && number <= long.MaxValue:
                text.Append('i');
                Varint.Append(text, (ulong)((long)number << 1 ^ (long)number >> 63));
                break;
            case ConstantInt big:
                text.Append('I');
                AppendText(text, big.Value.ToString("R"));
                break;
            case ConstantFloat number:
                text.Append('d');
                Varint.Append(text, BitConverter.DoubleToUInt64Bits(number.Value));
                break;
            case ConstantComplex number:
                text.Append('j');
                Varint.Append(text, BitConverter.DoubleToUInt64Bits(number.Imag));
                break;
            case ConstantStr { CodePoints: { } points }:
                text.Append('p');
                Varint.Append(text, (ulong)points.Length);
                Array.ForEach(points, p => Varint.Append(text, (ulong)p));
                break;
            case ConstantStr str:
                text.Append('s');
                AppendText(text, str.Text);
                break;
            case ConstantBytes bytes:
                text.Append('b');
                AppendText(text, Encoding.Latin1.GetString(bytes.Value));
                break;
            default:
                throw new InvalidOperationException($"{value} is not a constant");
        }
    }

    static void AppendText(StringBuilder text, string part)
    {
        Varint.Append(text, (ulong)part.Length);
        text.Append(part);
    }
}
