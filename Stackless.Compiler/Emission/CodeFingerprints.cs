// What identifies the code of a function: a digest of all that a frame relies on when it is resumed. That is the format of frames and tables,
// the operations as printed with their effects (an operation that may suspend has a state of its own), the states with what is live at each,
// the slots with what they hold; and the digests of the functions it makes, since what it calls by a local name must be what it was. What a
// module's or a class's body makes is found by its own name and has a digest of its own. Places in the source are left out: a comment more
// does not change a function.
// Each function is read once per module, however deep it is nested: one object per module being emitted, asked by SiteTable.
using System.Text;
using Stackless.Compiler.Ir;
using Stackless.Compiler.Resumption;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Compiler.Emission;
/// <param name="resumableOf">A function with its states and slots.</param>
/// <param name="effectOf">Null: what the operation says itself.</param>
public sealed class CodeFingerprints(Func<IrFunction, ResumableFunction> resumableOf, Func<Op, Effect>? effectOf = null)
{
    /// <summary>To be raised when frames, slots or states come to mean something else though all of the above is as it was.</summary>
    const int Format = 3;

    readonly Dictionary<IrFunction, byte[]> known = [];

    public byte[] Of(IrFunction function)
    {
        if (known.TryGetValue(function, out var digest))
        {
            return digest;
        }
        var hash = new ContentDigest();
        var text = new StringBuilder().Append("format ").Append(Format).Append('\n').Append(IrPrinter.Print(function));
        AppendEffects(text, function);
        AppendLayout(text, resumableOf(function));
        hash.Append(text.ToString());
        if (function.Kind is not (FunctionKind.Module or FunctionKind.ClassBody))
        {
            foreach (var block in function.Blocks)
            {
                foreach (var op in block.Ops)
                {
                    if (op is MakeFunction make)
                    {
                        hash.Append(Of(make.Function));
                    }
                }
            }
        }
        digest = hash.Finish();
        known.Add(function, digest);
        return digest;
    }

    void AppendEffects(StringBuilder text, IrFunction function)
    {
        text.Append("effects ");
        foreach (var block in function.Blocks)
        {
            foreach (var op in block.Ops)
            {
                text.Append((char)('0' + (int)(effectOf?.Invoke(op) ?? op.Effect)));
            }
        }
    }

    static void AppendLayout(StringBuilder text, ResumableFunction target)
    {
        var kinds = SlotKinds.Of(target.Function);
        text.Append("\nslots");
        foreach (var local in target.Slots)
        {
            text.Append(' ').Append(local.Name).Append(':').Append((int)kinds[local.Index]);
        }
        var before = new LocalSet(target.Function.Locals.Count);
        var changed = new List<int>();
        foreach (var site in target.Sites)
        {
            text.Append('\n').Append(site.Number).Append(" at ").Append(site.Block?.Id ?? -1).Append('.').Append(site.Index);
            if (site.Live is { } live)
            {
                text.Append(" live");
                live.DifferenceTo(before, changed);
                foreach (var index in changed)
                {
                    text.Append(' ').Append(target.SlotOf[index]);
                }
                before = live;
            }
        }
    }
}
