// Makes one CallMethod of a LoadMethod and its CallLoaded where nothing can tell whether the method is looked up before its arguments or after:
// between the two stand only operations that neither fail nor run code, nor write the object. The arguments that remain are the names of
// globals and cells: one that is missing must not hide that the method is, and looking the method up may change what they mean.
// Stands after DefiniteAssignment, which has removed the checks of variables that are certainly bound.
using Stackless.Compiler.Ir;

namespace Stackless.Compiler.Lowering;
public static class MethodCalls
{
    public static void Run(IrModule module) => Run(module.Body);

    static void Run(IrFunction function)
    {
        foreach (var block in function.Blocks)
        {
            Join(block.Ops);
        }
        foreach (var child in function.Children)
        {
            Run(child);
        }
    }

    // .m = load_method .o.m; (pure operations); .d = call_loaded .m of .o(a)     ->     (pure operations); .d = call_method .o.m(a)
    static void Join(List<Op> ops)
    {
        for (var i = ops.Count - 1; i >= 0; i--)
        {
            if (ops[i] is LoadMethod load && FindCall(ops, i + 1, load) is { } at && ops[at] is CallLoaded call)
            {
                ops[at] = new CallMethod(call.Dest!, call.Object, load.Name, call.Arguments, call.KeywordNames) { Span = call.Span };
                ops.RemoveAt(i);
            }
        }
    }

    static int? FindCall(List<Op> ops, int from, LoadMethod load)
    {
        for (var i = from; i < ops.Count; i++)
        {
            if (ops[i] is CallLoaded call && call.Method == load.Dest)
            {
                return i;
            }
            if (ops[i].Effect != Effect.Pure || ops[i].Dest is { } written && (written == load.Object || written == load.Dest))
            {
                return null;
            }
        }
        return null;
    }
}
