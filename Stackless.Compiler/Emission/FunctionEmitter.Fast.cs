// The commonest case of an operation, tried inline before the operation itself:
//     if TryLoad(operands, out result): dest = result; goto done
//     (the operation: call, test for null, leave through the slow group)
//     done:
// What succeeds here was no call, so it is not tested for null, and a chain of such operations stays in registers. Arithmetic on floats
// goes further: consecutive operations that feed each other are one computation on doubles, boxed once at its end.
// Never in stress mode, where every operation is to be suspended, and not in code that runs once.
using System.Reflection;
using System.Reflection.Emit;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Ir;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;
using BinaryOp = Stackless.Compiler.Ir.BinaryOp;

namespace Stackless.Compiler.Emission;
sealed partial class FunctionEmitter
{
    // What runs once calls helpers: special cases in place would take longer to compile than they save.
    bool MayRunOften => function.Kind is not (FunctionKind.Module or FunctionKind.ClassBody or FunctionKind.Dynamic) || inLoop[currentBlock.Id];

    bool IsWorthInlining => MayRunOften && !module.Options.IsProbing;

    // Where a computation on doubles that began at an earlier operation ends: the label to be marked after the operation with that index.
    (Block Block, int Index, Label Done)? pendingChain;

    /// <summary>Emits the fast case of an operation if it has one. The label, if any, is to be marked when the operation is complete.</summary>
    Label? TryEmitFast(Block block, int index, Op op)
    {
        if (!IsWorthInlining)
        {
            return null;
        }
        switch (op)
        {
            case BinaryOp { Operator: Operator.BitAnd } o when TryEmitBitBranch(block, index, o):
                return null;
            case BinaryOp o when pendingChain is null && TryEmitDoubles(block, index):
                return null;
            case BinaryOp o when FastArithmetic(o.Operator) is { } name:
                Load(o.Left);
                Load(o.Right);
                return EmitTry(RuntimeMembers.NumberInline(name), op);
            case Ir.LoadItem o:
                Load(o.Object);
                Load(o.Index);
                return EmitTry(RuntimeMembers.TryLoadItem, op);
            case LoadAttr o when module.CalleeOf(o) is null:
                Load(o.Object);
                LoadPlace(module.EntryOf(o, o.Name));
                return EmitTry(RuntimeMembers.Attribute(nameof(AttributeSite.TryLoad)), op);
            case StoreAttr o:
                var stored = il.DefineLabel();
                Load(o.Object);
                Load(o.Value);
                LoadPlace(module.EntryOf(o, o.Name));
                il.Emit(OpCodes.Call, RuntimeMembers.Attribute(nameof(AttributeSite.TryStore)));
                il.Emit(OpCodes.Brtrue, stored);
                return stored;
            case Next { Dest.Kind: LocalKind.Temporary, IsUnpacked: false } o when o.Dest != o.Iterator:
                Load(o.Iterator);
                return EmitInline(nameof(Iteration.NextInline), o.Dest!);
            case Unpack { Dest.Kind: LocalKind.Temporary } o when o.Dest != o.Iterable:
                Load(o.Iterable);
                il.EmitInt(o.Count);
                return EmitInline(nameof(Iteration.UnpackInline), o.Dest!);
            default:
                return null;
        }
    }

    // The arguments are on the stack: a result, or null.
    Label EmitInline(string method, Local dest)
    {
        var has = il.DefineLabel();
        il.Emit(OpCodes.Call, RuntimeMembers.Iterate(method));
        Store(dest);
        LoadObject(dest);
        il.Emit(OpCodes.Brtrue, has);
        return has;
    }

    // The arguments are on the stack: bool Try(..., out Value).
    Label EmitTry(MethodInfo method, Op op)
    {
        var done = il.DefineLabel();
        var general = il.DefineLabel();
        // A temporary that is no operand may be overwritten by an attempt that fails; a variable must not be.
        if (op.Dest is { Kind: LocalKind.Temporary } own && !IsArgument(own) && !op.Uses.Contains(own))
        {
            LoadAddress(own);
            il.Emit(OpCodes.Call, method);
            il.Emit(OpCodes.Brtrue, done);
            return done;
        }
        il.Emit(OpCodes.Ldloca, result);
        il.Emit(OpCodes.Call, method);
        il.Emit(OpCodes.Brfalse, general);
        if (op.Dest is { } variable)
        {
            il.Emit(OpCodes.Ldloc, result);
            Store(variable);
        }
        il.Emit(OpCodes.Br, done);
        il.MarkLabel(general);
        return done;
    }

    // t = a & b; u = is_true t; branch u  ->  if a and b are small ints: branch (a & b) != 0; the operations follow for everything else.
    bool TryEmitBitBranch(Block block, int index, BinaryOp and)
    {
        if (index + 2 != block.Ops.Count || block.Ops[index + 1] is not IsTrue { Dest: { } truth } test || test.Operand != and.Dest
            || !IsLastBeforeBranch(block, index + 1, truth) || and.Dest!.Kind != LocalKind.Temporary || target.LiveAtEnd[block.Id].Contains(and.Dest)
            || !CanBeInt(and.Left) || !CanBeInt(and.Right))
        {
            return false;
        }
        var branch = (Branch)block.Terminator!;
        var general = il.DefineLabel();
        EmitUnlessInt(and.Left, general);
        EmitUnlessInt(and.Right, general);
        LoadBits(and.Left);
        LoadBits(and.Right);
        il.Emit(OpCodes.And);
        il.Emit(OpCodes.Brtrue, blockLabels[branch.IfTrue.Id]);
        il.Emit(OpCodes.Br, blockLabels[branch.IfFalse.Id]);
        il.MarkLabel(general);
        return true;
    }

    static string? FastArithmetic(Operator op) => op switch
    {
        Operator.Add => nameof(Number.TryAdd),
        Operator.Sub => nameof(Number.TrySub),
        Operator.Mult => nameof(Number.TryMul),
        Operator.BitAnd => nameof(Number.TryAnd),
        _ => null,
    };

    // ---- doubles ----------------------------------------------------------------------------------------------------------

    // t = a * b; u = t + c  (t used nowhere else)  ->  if a, b and c are floats: u = box(double(a) * double(b) + double(c)), goto done
    // A single operation is worth it if it cannot be one on ints: a division, or one operand is a float literal.
    bool TryEmitDoubles(Block block, int first)
    {
        var last = first;
        if (!IsOnDoubles(block.Ops[first]))
        {
            return false;
        }
        while (last + 1 < block.Ops.Count && IsOnDoubles(block.Ops[last + 1]) && FeedsOnly(block, last))
        {
            last++;
        }
        if (last == first && block.Ops[first] is BinaryOp { Operator: not Operator.Div } single && !IsFloatLiteral(single.Left) && !IsFloatLiteral(single.Right))
        {
            return false;
        }
        var general = il.DefineLabel();
        var known = new HashSet<Local>();
        for (var i = first; i <= last; i++)
        {
            var op = (BinaryOp)block.Ops[i];
            foreach (var operand in (ReadOnlySpan<Operand>)[op.Left, op.Right])
            {
                if (operand is Local local && known.Add(local))
                {
                    EmitUnlessFloat(local, general);
                }
            }
            known.Add(op.Dest!);
        }
        var computed = new Dictionary<Local, LocalBuilder>();
        for (var i = first; i <= last; i++)
        {
            var op = (BinaryOp)block.Ops[i];
            if (op.Operator == Operator.Div)
            {
                LoadDouble(op.Right, computed);
                il.Emit(OpCodes.Ldc_R8, 0.0);
                il.Emit(OpCodes.Beq, general);
            }
            LoadDouble(op.Left, computed);
            LoadDouble(op.Right, computed);
            il.Emit(op.Operator switch { Operator.Add => OpCodes.Add, Operator.Sub => OpCodes.Sub, Operator.Mult => OpCodes.Mul, _ => OpCodes.Div });
            if (i < last)
            {
                var value = il.DeclareLocal(typeof(double));
                il.Emit(OpCodes.Stloc, value);
                computed[op.Dest!] = value;
            }
        }
        var done = il.DefineLabel();
        il.Emit(OpCodes.Call, RuntimeMembers.FloatValue);
        Store(block.Ops[last].Dest!);
        il.Emit(OpCodes.Br, done);
        il.MarkLabel(general);
        pendingChain = (block, last, done);
        return true;
    }

    /// <summary>Called when an operation is complete: ends the computation on doubles that it is the last operation of.</summary>
    void EndDoubles(Block block, int index)
    {
        if (pendingChain is { } chain && chain.Block == block && chain.Index == index)
        {
            il.MarkLabel(chain.Done);
            pendingChain = null;
        }
    }

    static bool IsOnDoubles(Op op) =>
        op is BinaryOp { Operator: Operator.Add or Operator.Sub or Operator.Mult or Operator.Div, Dest: not null } o && CanBeDouble(o.Left) && CanBeDouble(o.Right);

    static bool CanBeDouble(Operand operand) => operand is Local || IsFloatLiteral(operand) || IsSmallInt(operand);

    static bool IsFloatLiteral(Operand operand) => operand is Const { Value.Value: ConstantFloat };

    // Exact as a double.
    static bool IsSmallInt(Operand operand) => operand is Const { Value.Value: ConstantInt { Value: var n } } && n > -(1L << 53) && n < 1L << 53;

    // The operation's result is an operand of the next one and is used nowhere else.
    bool FeedsOnly(Block block, int index)
    {
        var value = block.Ops[index].Dest!;
        if (value.Kind != LocalKind.Temporary || !block.Ops[index + 1].Uses.Contains(value))
        {
            return false;
        }
        for (var i = index + 1; i < block.Ops.Count; i++)
        {
            if (i > index + 1 && block.Ops[i].Uses.Contains(value))
            {
                return false;
            }
            if (block.Ops[i].Dest == value)
            {
                return true;
            }
        }
        return !target.LiveAtEnd[block.Id].Contains(value) && !block.Terminator!.Uses.Contains(value);
    }

    void LoadDouble(Operand operand, Dictionary<Local, LocalBuilder> computed)
    {
        switch (operand)
        {
            case Const { Value.Value: ConstantFloat literal }:
                il.Emit(OpCodes.Ldc_R8, literal.Value);
                break;
            case Const { Value.Value: ConstantInt literal }:
                il.Emit(OpCodes.Ldc_R8, (double)literal.Value);
                break;
            case Local local when computed.TryGetValue(local, out var value):
                il.Emit(OpCodes.Ldloc, value);
                break;
            default:
                LoadBits(operand);
                il.Emit(OpCodes.Call, RuntimeMembers.DoubleOfBits);
                break;
        }
    }
}
