// The ends of blocks. Two patterns are fused with the operation before them, because they are the inner loop of everything: comparing
// two ints and branching on it, and asking an iterator for its next element.
using System.Reflection.Emit;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Ir;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;
using Call = Stackless.Compiler.Ir.Call;
using Compare = Stackless.Compiler.Ir.Compare;
using Raise = Stackless.Compiler.Ir.Raise;
using Return = Stackless.Compiler.Ir.Return;

namespace Stackless.Compiler.Emission;
sealed partial class FunctionEmitter
{
    void EmitTerminator(Block block, Block? next)
    {
        switch (block.Terminator)
        {
            case Jump jump:
                EmitJump(jump.Target, next);
                break;
            case Branch branch:
                LoadObject(branch.Condition);
                il.Emit(OpCodes.Ldsfld, RuntimeMembers.True);
                if (branch.IfTrue == next)
                {
                    il.Emit(OpCodes.Bne_Un, blockLabels[branch.IfFalse.Id]);
                }
                else
                {
                    il.Emit(OpCodes.Beq, blockLabels[branch.IfTrue.Id]);
                    EmitJump(branch.IfFalse, next);
                }
                break;
            case BranchEnd branch:
                LoadObject(branch.Element);
                il.Emit(OpCodes.Ldsfld, RuntimeMembers.EndMark);
                il.Emit(OpCodes.Beq, blockLabels[branch.IfEnd.Id]);
                EmitJump(branch.IfElement, next);
                break;
            case Return { Value: var value } leaving:
                MarkLine(leaving.Span);
                EmitReturn(value);
                break;
            case Raise raise:
                MarkLine(raise.Span);
                il.Emit(OpCodes.Ldarg_0);
                Load(raise.Exception);
                il.Emit(OpCodes.Call, RuntimeMembers.Operation(nameof(Operations.Raise)));
                il.Emit(OpCodes.Pop);
                EmitLeave(target.SiteAt(block, block.Ops.Count));
                break;
            case Reraise reraise:
                il.Emit(OpCodes.Ldarg_0);
                Load(reraise.Exception);
                il.Emit(OpCodes.Call, RuntimeMembers.Operation(nameof(Operations.Reraise)));
                il.Emit(OpCodes.Pop);
                EmitGoToHandler(block.Handler);
                break;
            case Unreachable:
                EmitReturnNull();
                break;
            default:
                throw new InvalidOperationException($"unknown terminator {block.Terminator}");
        }
    }

    void EmitJump(Block target, Block? next)
    {
        if (target != next)
        {
            il.Emit(OpCodes.Br, blockLabels[target.Id]);
        }
    }

    void EmitReturn(Operand value)
    {
        if (!function.IsGenerator)
        {
            Load(value);
            EmitReturn();
            return;
        }
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        Load(value);
        il.Emit(OpCodes.Call, RuntimeMembers.FinishGenerator);
        EmitReturn();
    }

    // Compare t, a, b; IsTrue u, t; Branch u  ->  if both are ints (or floats), compare the payloads and branch; the general operations follow for everything else.
    void TryEmitIntBranch(Block block, int index, Compare compare)
    {
        if (index + 2 != block.Ops.Count || block.Ops[index + 1] is not IsTrue isTrue || isTrue.Operand != compare.Dest
            || block.Terminator is not Branch branch || branch.Condition != isTrue.Dest
            || target.LiveAtEnd[block.Id].Contains(compare.Dest!) || target.LiveAtEnd[block.Id].Contains(isTrue.Dest!)
            || module.Options.IsProbing)
        {
            return;
        }
        var opcode = compare.Operator switch
        {
            CmpOperator.Lt => OpCodes.Blt,
            CmpOperator.LtE => OpCodes.Ble,
            CmpOperator.Gt => OpCodes.Bgt,
            CmpOperator.GtE => OpCodes.Bge,
            CmpOperator.Eq => OpCodes.Beq,
            CmpOperator.NotEq => OpCodes.Bne_Un,
            _ => OpCodes.Nop,
        };
        var isOnInts = CanBeInt(compare.Left) && CanBeInt(compare.Right);
        var isOnDoubles = CanBeDouble(compare.Left) && CanBeDouble(compare.Right);
        if (opcode == OpCodes.Nop || !isOnInts && !isOnDoubles)
        {
            return;
        }
        var general = il.DefineLabel();
        if (isOnDoubles && !(isOnInts && (IsSmallInt(compare.Left) || IsSmallInt(compare.Right))))
        {
            EmitDoubleBranch(compare, branch, opcode, general);
            return;
        }
        EmitUnlessInt(compare.Left, general);
        EmitUnlessInt(compare.Right, general);
        LoadBits(compare.Left);
        LoadBits(compare.Right);
        il.Emit(opcode, blockLabels[branch.IfTrue.Id]);
        il.Emit(OpCodes.Br, blockLabels[branch.IfFalse.Id]);
        il.MarkLabel(general);
    }

    // The same for two ints or two floats. An unordered comparison is false, but for !=, as the opcodes have it.
    void EmitDoubleBranch(Compare compare, Branch branch, OpCode opcode, Label general)
    {
        var notInt = il.DefineLabel();
        if (CanBeInt(compare.Left) && CanBeInt(compare.Right))
        {
            EmitUnlessInt(compare.Left, notInt);
            EmitUnlessInt(compare.Right, general);
            LoadBits(compare.Left);
            LoadBits(compare.Right);
            il.Emit(opcode, blockLabels[branch.IfTrue.Id]);
            il.Emit(OpCodes.Br, blockLabels[branch.IfFalse.Id]);
        }
        il.MarkLabel(notInt);
        EmitUnlessFloat(compare.Left, general);
        EmitUnlessFloat(compare.Right, general);
        LoadDouble(compare.Left, NoneComputed);
        LoadDouble(compare.Right, NoneComputed);
        il.Emit(opcode, blockLabels[branch.IfTrue.Id]);
        il.Emit(OpCodes.Br, blockLabels[branch.IfFalse.Id]);
        il.MarkLabel(general);
    }

    static readonly Dictionary<Local, LocalBuilder> NoneComputed = [];

    // The operation at the index is the block's last, and its result is what the block branches on and nothing else.
    bool IsLastBeforeBranch(Block block, int index, Local result) =>
        index + 1 == block.Ops.Count && block.Terminator is Branch branch && branch.Condition == result
        && !target.LiveAtEnd[block.Id].Contains(result) && !module.Options.IsProbing;

    // IsTrue u, t; Branch u  ->  bools and small ints branch at once; the general operation follows for everything else.
    void EmitTruthBranch(Local tested, Branch branch)
    {
        var general = il.DefineLabel();
        LoadObject(tested);
        il.Emit(OpCodes.Ldsfld, RuntimeMembers.True);
        il.Emit(OpCodes.Beq, blockLabels[branch.IfTrue.Id]);
        LoadObject(tested);
        il.Emit(OpCodes.Ldsfld, RuntimeMembers.False);
        il.Emit(OpCodes.Beq, blockLabels[branch.IfFalse.Id]);
        EmitUnlessInt(tested, general);
        LoadBits(tested);
        il.Emit(OpCodes.Brtrue, blockLabels[branch.IfTrue.Id]);
        il.Emit(OpCodes.Br, blockLabels[branch.IfFalse.Id]);
        il.MarkLabel(general);
    }

    static bool CanBeInt(Operand operand) =>
        operand is Local || operand is Const { Value.Value: ConstantInt { Value: var n } } && n >= long.MinValue && n <= long.MaxValue;

    void EmitUnlessInt(Operand operand, Label otherwise)
    {
        if (operand is Local)
        {
            LoadObject(operand);
            il.Emit(OpCodes.Ldsfld, RuntimeMembers.IntTag);
            il.Emit(OpCodes.Bne_Un, otherwise);
        }
    }

    void EmitUnlessFloat(Operand operand, Label otherwise)
    {
        if (operand is Local)
        {
            LoadObject(operand);
            il.Emit(OpCodes.Ldsfld, RuntimeMembers.FloatTag);
            il.Emit(OpCodes.Bne_Un, otherwise);
        }
    }
}
