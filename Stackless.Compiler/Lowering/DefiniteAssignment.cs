// Removes the CheckBound operations of variables that are certainly bound where they stand: most of them, since Lowering checks every read.
// Stands after Lowering, and before another Simplify: a handler that only such a check could reach is dead then. A function that never unbinds what it has bound keeps no check but those its branches call for.
using Stackless.Compiler.Ir;

namespace Stackless.Compiler.Lowering;
public static class DefiniteAssignment
{
    public static void Run(IrModule module) => Run(module.Body);

    static void Run(IrFunction function)
    {
        var bound = AssignmentFlow.Run(function);
        foreach (var block in function.Blocks)
        {
            var now = bound[block.Id];
            block.Ops.RemoveAll(op =>
            {
                if (op is CheckBound check && now.Contains(check.Variable))
                {
                    return true;
                }
                AssignmentFlow.Apply(op, now);
                return false;
            });
        }
        foreach (var child in function.Children)
        {
            Run(child);
        }
    }
}
