// Checks the rules that lowered IR keeps and every later pass relies on; a violation is a defect of the compiler, so it throws.
// Runs in DEBUG builds after Lowering, and in tests.
// The rules: every block is terminated, is numbered by its position and jumps to blocks of its own function; a handler starts with Catch,
// and nothing but a handler does; BranchEnd follows Next, Send or ThrowInto of the same element, and they are followed by it;
// what is only unpacked is so first of all; elements are read from what the operation before them made, or the one before another element; TakeStopValue begins the end branch; a temporary is written before it is read on every path; closures match what the function expects.
namespace Stackless.Compiler.Ir;

public static class IrVerifier
{
    public static void Run(IrModule module) => Verify(module.Body);

    public static void Verify(IrFunction function)
    {
        VerifyShape(function);
        foreach (var block in function.Blocks)
        {
            VerifyBlock(function, block);
        }
        VerifyTemporaries(function);
        foreach (var child in function.Children)
        {
            Verify(child);
        }
    }

    static void VerifyShape(IrFunction function)
    {
        var isNamespaced = function.Kind is FunctionKind.ClassBody or FunctionKind.Dynamic;
        var parameters = isNamespaced ? 1 : function.ParameterCount;
        for (var i = 0; i < function.Locals.Count; i++)
        {
            var local = function.Locals[i];
            Require(local.Index == i, function, $"local {local} has index {local.Index} at position {i}");
            Require(local.Kind == LocalKind.Parameter == i < parameters, function, $"parameters are not the first {parameters} locals");
        }
        Require(function.Locals.Count >= parameters, function, "parameters are missing");
        for (var i = 0; i < function.Blocks.Count; i++)
        {
            Require(function.Blocks[i].Id == i, function, $"block at position {i} has number {function.Blocks[i].Id}");
        }
    }

    static void VerifyBlock(IrFunction function, Block block)
    {
        Require(block.Terminator is not null, function, $"{block} has no terminator");
        foreach (var successor in ControlFlow.SuccessorsOf(block))
        {
            Require(Contains(function, successor), function, $"{block} goes to a block of another function or one never started");
            Require(ReferenceEquals(successor, block.Handler) == StartsWithCatch(successor), function,
                $"{block} goes to {successor}: handlers start with catch, and nothing else does");
        }
        for (var i = 0; i < block.Ops.Count; i++)
        {
            var op = block.Ops[i];
            Require(op is not Catch || i == 0, function, $"{block}: catch is not its first operation");
            Require(op is not (Next or Send or ThrowInto) || i == block.Ops.Count - 1 && block.Terminator is BranchEnd branch && branch.Element == op.Dest,
                function, $"{block}: {IrPrinter.Print(op)} is not followed by branch_end of its result");
            Require(op is not Next { IsUnpacked: true } || block.Terminator is BranchEnd { IfElement: var first } && first.Ops.Count > 0 && first.Ops[0] is Unpack unpack && unpack.Iterable == op.Dest,
                function, $"{block}: {IrPrinter.Print(op)} is not followed by the unpacking of its result");
            Require(op is not Element element || i > 0 && (block.Ops[i - 1].Dest == element.Tuple || block.Ops[i - 1] is Element former && former.Tuple == element.Tuple), function,
                $"{block}: {IrPrinter.Print(op)} does not follow what it reads from");
            Require(op is not Yield || function.IsGenerator, function, $"{block}: yield in a function that is no generator");
            Require(op is not TakeStopValue || i == 0, function, $"{block}: take_stop_value is not its first operation");
            if (op is MakeFunction make)
            {
                Require(make.Closure.Count == make.Function.FreeVariables.Count, function,
                    $"{make.Function.QualifiedName} has {make.Function.FreeVariables.Count} free variables and gets {make.Closure.Count} cells");
            }
            if (op is LoadClosureCell load)
            {
                Require(load.Index < function.FreeVariables.Count, function, $"closure cell {load.Index} does not exist");
            }
            foreach (var operand in op.Uses)
            {
                VerifyOperand(function, block, operand);
            }
            if (op.Dest is not null)
            {
                VerifyOperand(function, block, op.Dest);
            }
        }
        Require(block.Terminator is not BranchEnd || block.Ops.Count > 0 && block.Ops[^1] is Next or Send or ThrowInto, function,
            $"{block}: branch_end without next, send or throw_into before it");
        foreach (var operand in block.Terminator!.Uses)
        {
            VerifyOperand(function, block, operand);
        }
    }

    static bool StartsWithCatch(Block block) => block.Ops.Count > 0 && block.Ops[0] is Catch;

    static bool Contains(IrFunction function, Block block) =>
        block.Id >= 0 && block.Id < function.Blocks.Count && ReferenceEquals(function.Blocks[block.Id], block);

    static void VerifyOperand(IrFunction function, Block block, Operand operand)
    {
        if (operand is Local local)
        {
            Require(local.Index < function.Locals.Count && ReferenceEquals(function.Locals[local.Index], local), function,
                $"{block} uses {local}, a local of another function");
        }
    }

    static void VerifyTemporaries(IrFunction function)
    {
        var written = AssignmentFlow.Run(function);
        foreach (var block in function.Blocks)
        {
            var now = new LocalSet(written[block.Id]);
            foreach (var op in block.Ops)
            {
                foreach (var operand in op.Uses)
                {
                    VerifyWritten(function, block, now, operand);
                }
                AssignmentFlow.Apply(op, now);
            }
            foreach (var operand in block.Terminator!.Uses)
            {
                VerifyWritten(function, block, now, operand);
            }
        }
    }

    static void VerifyWritten(IrFunction function, Block block, LocalSet written, Operand operand)
    {
        if (operand is Local { Kind: LocalKind.Temporary } local)
        {
            Require(written.Contains(local), function, $"{block} reads {local}, which is not written on every path to it");
        }
    }

    static void Require(bool holds, IrFunction function, string violation)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"IR of {function.QualifiedName} is wrong: {violation}");
        }
    }
}
