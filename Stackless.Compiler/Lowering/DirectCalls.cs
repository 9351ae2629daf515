// Notes on a Call what it most likely calls: a function of this module, found by name. Emission then guards the call with one compare
// and makes it directly. Only a guess that is nearly always right is worth the compare, so the name must be bound exactly once in the
// whole module, at its top level, by an undecorated def with simple positional parameters, and the call must pass exactly those.
// Stands after Lowering: bindings are counted in the IR, where every way to bind a global is a StoreGlobal or a DeleteGlobal.
using Stackless.Compiler.Ir;

namespace Stackless.Compiler.Lowering;
public static class DirectCalls
{
    public static void Run(IrModule module)
    {
        var bindingCounts = new Dictionary<string, int>();
        CountBindings(module.Body, bindingCounts);
        var targets = new Dictionary<string, IrFunction>();
        foreach (var block in module.Body.Blocks)
        {
            for (var i = 1; i < block.Ops.Count; i++)
            {
                if (block.Ops[i] is StoreGlobal store && block.Ops[i - 1] is MakeFunction make && ReferenceEquals(store.Value, make.Dest)
                    && bindingCounts[store.Name] == 1 && HasSimpleParameters(make))
                {
                    targets[store.Name] = make.Function;
                }
            }
        }
        if (targets.Count > 0)
        {
            Mark(module.Body, targets);
        }
    }

    static bool HasSimpleParameters(MakeFunction make) =>
        make.Function is { Kind: FunctionKind.Function, HasVarArgs: false, HasVarKeywords: false, KeywordOnlyCount: 0 };

    static void CountBindings(IrFunction function, Dictionary<string, int> counts)
    {
        foreach (var block in function.Blocks)
        {
            foreach (var op in block.Ops)
            {
                var name = op switch
                {
                    StoreGlobal store => store.Name,
                    DeleteGlobal delete => delete.Name,
                    _ => null,
                };
                if (name is not null)
                {
                    counts[name] = counts.GetValueOrDefault(name) + 1;
                }
            }
        }
        foreach (var child in function.Children)
        {
            CountBindings(child, counts);
        }
    }

    static void Mark(IrFunction function, Dictionary<string, IrFunction> targets)
    {
        var loaded = new Dictionary<Local, IrFunction>();
        foreach (var block in function.Blocks)
        {
            loaded.Clear();
            foreach (var op in block.Ops)
            {
                if (op is Call call && call.Callee is Local callee && loaded.TryGetValue(callee, out var target)
                    && call.KeywordNames.Count == 0 && call.Arguments.Count == target.PositionalCount)
                {
                    call.LikelyTarget = target;
                }
                if (op.Dest is null)
                {
                    continue;
                }
                if (op is LoadGlobal load && targets.TryGetValue(load.Name, out var known))
                {
                    loaded[op.Dest] = known;
                }
                else
                {
                    loaded.Remove(op.Dest);
                }
            }
        }
        foreach (var child in function.Children)
        {
            Mark(child, targets);
        }
    }
}
