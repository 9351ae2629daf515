// Frame slots: the parameters first, in order (a frame of a call that has not started holds just them), then every local that is live
// across some resumption point, in the order of first need. One slot per local for the whole function: a frame is re-used from one
// suspension to the next, and a slot has one name in pickles and debuggers.
namespace Stackless.Compiler.Resumption;

public static class AssignSlots
{
    public static void Run(ResumableFunction target)
    {
        target.SlotOf = new int[target.Function.Locals.Count];
        Array.Fill(target.SlotOf, -1);
        foreach (var site in target.Sites)
        {
            foreach (var local in site.Live ?? [])
            {
                if (target.SlotOf[local.Index] < 0)
                {
                    target.SlotOf[local.Index] = target.Slots.Count;
                    target.Slots.Add(local);
                }
            }
        }
    }
}
