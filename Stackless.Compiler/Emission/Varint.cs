// Numbers in the string literals that carry tables (SiteTable, ConstantText): characters below 0x8000, 14 bits each with a continuation bit, lowest
// bits first. Such characters are no surrogates, so the literal is valid text.
using System.Text;

namespace Stackless.Compiler.Emission;
static class Varint
{
    public static void Append(StringBuilder text, ulong number)
    {
        while (number >= 0x4000)
        {
            text.Append((char)(number & 0x3fff | 0x4000));
            number >>= 14;
        }
        text.Append((char)number);
    }
}
