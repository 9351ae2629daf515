// Frame slots: the parameters first, in order (a frame of a call that has not started holds just them), then every local that is live
// across some resumption point, in the order of first need. One slot per local for the whole function: a frame is re-used from one
// suspension to the next, and a slot has one name in pickles and debuggers.
using Stackless.Compiler.Ir;

namespace Stackless.Compiler.Resumption;
public static class AssignSlots
{
    public static void Run(ResumableFunction target)
    {
        target.SlotOf = new int[target.Function.Locals.Count];
        Array.Fill(target.SlotOf, -1);
        var seen = new LocalSet(target.Function.Locals.Count);
        var added = new List<int>();
        foreach (var site in target.Sites)
        {
            if (site.Live is null)
            {
                continue;
            }
            var all = new LocalSet(seen);
            if (!all.UnionWith(site.Live))
            {
                continue;
            }
            all.DifferenceTo(seen, added);
            foreach (var index in added)
            {
                target.SlotOf[index] = target.Slots.Count;
                target.Slots.Add(target.Function.Locals[index]);
            }
            seen = all;
        }
    }
}
