// Writes what CodeSites (Stackless.Runtime) reads: per site the source range, and for resumption points how the live slots changed. A string of
// characters below 0x8000, 14 bits each with a continuation bit, so that it can stand in the assembly as a literal.
// The hash in front identifies the code (CodeFingerprints): a frame pickled by one build is refused by another whose function differs.
using System.Text;
using Stackless.Compiler.Ir;
using Stackless.Compiler.Resumption;
using Yield = Stackless.Compiler.Ir.Yield;

namespace Stackless.Compiler.Emission;
static class SiteTable
{
    public static string Encode(ResumableFunction target, CodeFingerprints fingerprints)
    {
        var text = new StringBuilder();
        AppendHash(text, fingerprints.Of(target.Function));
        AppendNumber(text, target.Slots.Count);
        var kinds = SlotKinds.Of(target.Function);
        foreach (var local in target.Slots)
        {
            AppendNumber(text, local.Name.Length << 3 | (int)kinds[local.Index]);
            text.Append(local.Name);
        }
        AppendNumber(text, target.Sites.Count);
        var line = 0;
        var live = new LocalSet(target.Function.Locals.Count);
        var changed = new List<int>();
        foreach (var site in target.Sites)
        {
            var delta = site.Span.Line - line;
            line = site.Span.Line;
            AppendNumber(text, (delta << 1) ^ (delta >> 31));
            AppendNumber(text, site.Span.Column);
            AppendNumber(text, Math.Max(0, site.Span.EndLine - site.Span.Line));
            AppendNumber(text, site.Span.EndColumn);
            AppendNumber(text, site.Op is Yield { Delegate: { } iterator } ? target.SlotOf[iterator.Index] + 1 : 0);
            AppendNumber(text, site.IsResumable ? 1 : 0);
            if (site.Live is { } now)
            {
                now.DifferenceTo(live, changed);
                AppendNumber(text, changed.Count);
                foreach (var index in changed)
                {
                    AppendNumber(text, target.SlotOf[index]);
                }
                live = now;
            }
        }
        return text.ToString();
    }

    static void AppendNumber(StringBuilder text, int number) => Varint.Append(text, (uint)number);

    static void AppendHash(StringBuilder text, byte[] digest)
    {
        for (var i = 0; i < 5; i++)
        {
            text.Append((char)((digest[2 * i] << 8 | digest[2 * i + 1]) & 0x3fff));
        }
    }
}
