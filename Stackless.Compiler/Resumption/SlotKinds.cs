// What each local must hold for the code that uses it, when compiled code does not ask: a cell, the tuple that an element is taken of, the
// list that a comprehension fills, an exception. A frame that comes out of a pickle is held against it before it runs.
namespace Stackless.Compiler.Resumption;
using Stackless.Compiler.Ir;
using Stackless.Runtime;

public static class SlotKinds
{
    /// <summary>By Local.Index.</summary>
    public static SlotKind[] Of(IrFunction function)
    {
        var kinds = new SlotKind[function.Locals.Count];
        foreach (var local in function.Locals)
        {
            // A variable may be unbound where it is kept all the same; a temporary is written before it is used.
            kinds[local.Index] = local.IsCell ? SlotKind.Cell : local.Kind == LocalKind.Temporary ? SlotKind.Bound : SlotKind.Any;
        }
        foreach (var op in function.Blocks.SelectMany(block => block.Ops))
        {
            var (used, kind) = UseOf(op);
            if (used is Local { Kind: LocalKind.Temporary, IsCell: false } local)
            {
                kinds[local.Index] = kinds[local.Index] == SlotKind.Bound || kinds[local.Index] == kind ? kind : SlotKind.Any;
            }
        }
        return kinds;
    }

    static (Operand? Used, SlotKind Kind) UseOf(Op op) => op switch
    {
        Element element => (element.Tuple, SlotKind.Tuple),
        Append { Container: Container.List } append => (append.Target, SlotKind.List),
        Extend { Container: Container.List } extend => (extend.Target, SlotKind.List),
        ListToTuple list => (list.List, SlotKind.List),
        MatchException match => (match.Exception, SlotKind.Exception),
        PushHandled push => (push.Exception, SlotKind.Exception),
        ThrowInto thrown => (thrown.Exception, SlotKind.Exception),
        PopHandled pop => (pop.Former, SlotKind.Handled),
        _ => (null, SlotKind.Bound),
    };
}
