// What each local holds, where compiled code relies on it without asking: a cell, the tuple that elements are taken of, the list that a
// comprehension fills, an exception. A frame that comes out of a pickle is held against it before it runs.
// Temporaries are used again for other things: one has a kind if everything that is ever written to it is of that kind.
using Stackless.Compiler.Ir;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Compiler.Resumption;
public static class SlotKinds
{
    /// <summary>By Local.Index.</summary>
    public static SlotKind[] Of(IrFunction function)
    {
        var written = new SlotKind?[function.Locals.Count];
        foreach (var op in function.Blocks.SelectMany(block => block.Ops))
        {
            if (op.Dest is { } local)
            {
                var kind = KindOf(op);
                written[local.Index] = written[local.Index] is null || written[local.Index] == kind ? kind : SlotKind.Any;
            }
        }
        var kinds = new SlotKind[written.Length];
        foreach (var local in function.Locals)
        {
            kinds[local.Index] = local.IsCell ? SlotKind.Cell : local.Kind == LocalKind.Temporary ? written[local.Index] ?? SlotKind.Any : SlotKind.Any;
        }
        return kinds;
    }

    static SlotKind KindOf(Op op) => op switch
    {
        ListToTuple => SlotKind.Tuple,
        Build { Container: Container.List } => SlotKind.List,
        Catch => SlotKind.Exception,
        PushHandled => SlotKind.Handled,
        _ => SlotKind.Any,
    };
}
