// What protocols 0 and 1 write differently: in 0 arguments are lines of text, in both there are no opcodes for booleans and for tuples
// by length, and containers of 0 begin with a mark. https://docs.python.org/3/library/pickletools.html
using System.Globalization;
using System.Text;

namespace Stackless.Runtime;

sealed partial class PickleWriter
{
    /// <summary>Protocol 0: every argument is a line of text.</summary>
    public bool IsText => Protocol == 0;

    public void Boolean(bool value)
    {
        if (Protocol >= 2)
        {
            Emit(value ? PickleOpcode.NewTrue : PickleOpcode.NewFalse);
        }
        else
        {
            Line(PickleOpcode.Int, value ? "01" : "00");
        }
    }

    /// <summary>An empty list, dict or tuple: an opcode, or a mark and what takes everything above it.</summary>
    public void Empty(PickleOpcode opcode)
    {
        if (!IsText)
        {
            Emit(opcode);
            return;
        }
        Emit(PickleOpcode.Mark);
        Emit(opcode switch
        {
            PickleOpcode.EmptyList => PickleOpcode.List,
            PickleOpcode.EmptyDict => PickleOpcode.Dict,
            _ => PickleOpcode.Tuple,
        });
    }

    /// <summary>A persistent id in protocol 0; false if it is not ASCII text of one line.</summary>
    public bool TryPersistentId(string id)
    {
        if (!Ascii.IsValid(id) || id.Contains('\n'))
        {
            return false;
        }
        Line(PickleOpcode.PersId, id);
        return true;
    }

    void Line(PickleOpcode opcode, long number) => Line(opcode, number.ToString(CultureInfo.InvariantCulture));

    void Line(PickleOpcode opcode, string text)
    {
        Emit(opcode);
        Raw(Encoding.Latin1.GetBytes(text));
        Byte((byte)'\n');
    }

    // raw-unicode-escape, in which a backslash stands only before u or U, and what would end the line, or the file, is escaped too.
    void TextLine(PyStr text)
    {
        var line = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var point = text[i];
            if (point > 0xffff)
            {
                line.Append(CultureInfo.InvariantCulture, $"\\U{point:x8}");
            }
            else if (point > 0xff || point is '\\' or '\n' or '\r' or 0 or 0x1a)
            {
                line.Append(CultureInfo.InvariantCulture, $"\\u{point:x4}");
            }
            else
            {
                line.Append((char)point);
            }
        }
        Line(PickleOpcode.Unicode, line.ToString());
    }
}
