// One operation at a time: load the operands, call the runtime, keep the result. Operations read as a table; what is not a plain call
// has a method of its own below.
using System.Reflection;
using System.Reflection.Emit;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Ir;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;
using BinaryOp = Stackless.Compiler.Ir.BinaryOp;
using Call = Stackless.Compiler.Ir.Call;
using Compare = Stackless.Compiler.Ir.Compare;
using UnaryOp = Stackless.Compiler.Ir.UnaryOp;
using Yield = Stackless.Compiler.Ir.Yield;

namespace Stackless.Compiler.Emission;
sealed partial class FunctionEmitter
{
    void EmitOp(Block block, int index)
    {
        var op = block.Ops[index];
        MarkLine(op.Span);
        var done = TryEmitFast(block, index, op);
        switch (op)
        {
            case Move o:
                Load(o.Source);
                Store(o.Dest!);
                return;
            case Line:
                return;
            case Unbind o:
                il.Emit(OpCodes.Ldloca, result);
                il.Emit(OpCodes.Initobj, typeof(Value));
                il.Emit(OpCodes.Ldloc, result);
                Store(o.Variable);
                return;
            case CheckBound o:
                EmitCheckBound(block, index, o);
                return;
            case Yield o:
                EmitYield(block, index, o);
                return;
            case Poll:
                EmitPoll(block, index);
                return;
            case Compare o:
                TryEmitIntBranch(block, index, o);
                EmitCompare(o);
                break;
            case IsTrue o when IsLastBeforeBranch(block, index, o.Dest!) && o.Operand is Local local:
                EmitTruthBranch(local, (Branch)block.Terminator!);
                With(o.Operand);
                il.Emit(OpCodes.Call, RuntimeMembers.TestTruthOther);
                break;
            case Call o:
                EmitCall(o);
                break;
            default:
                EmitSimple(op);
                break;
        }
        Complete(block, index, op);
        if (done is { } label)
        {
            il.MarkLabel(label);
        }
        EndDoubles(block, index);
    }

    /// <summary>The operation's result is on the stack: test it if it can fail, then keep or drop it.</summary>
    void Complete(Block block, int index, Op op)
    {
        if (op.Effect == Effect.Pure)
        {
            if (op.Dest is not null)
            {
                Store(op.Dest);
            }
            return;
        }
        var site = target.SiteAt(block, index);
        EmitStoreResultOrLeave(site);
        if (op.Dest is not null)
        {
            il.Emit(OpCodes.Ldloc, result);
            Store(op.Dest);
        }
        if (afterSite[site.Number] is { } after)
        {
            il.MarkLabel(after);
        }
    }

    void EmitSimple(Op op)
    {
        switch (op)
        {
            case LoadGlobal o:
                ThreadState();
                LoadPlace(module.CellOf(o.Name));
                Operation(nameof(Operations.LoadGlobal));
                break;
            case StoreGlobal o:
                LoadPlace(module.CellOf(o.Name));
                Load(o.Value);
                Operation(nameof(Operations.StoreGlobal));
                break;
            case DeleteGlobal o:
                ThreadState();
                LoadPlace(module.CellOf(o.Name));
                Operation(nameof(Operations.DeleteGlobal));
                break;
            case LoadName o:
                ThreadState();
                Load(o.Namespace);
                LoadPlace(module.CellOf(o.Name));
                LoadOrNull(o.Cell);
                Operation(nameof(Operations.LoadName));
                break;
            case StoreName o:
                ThreadState();
                Load(o.Namespace);
                il.Emit(OpCodes.Ldsfld, module.NameOf(o.Name));
                Load(o.Value);
                Operation(nameof(Operations.StoreName));
                break;
            case DeleteName o:
                ThreadState();
                Load(o.Namespace);
                il.Emit(OpCodes.Ldsfld, module.NameOf(o.Name));
                Operation(nameof(Operations.DeleteName));
                break;
            case MakeCell o:
                LoadOrNull(o.Initial);
                Operation(nameof(Operations.MakeCell));
                break;
            case LoadClosureCell o:
                EmitFunction();
                il.Emit(OpCodes.Ldfld, RuntimeMembers.Closure);
                il.EmitInt(o.Index);
                il.Emit(OpCodes.Ldelem_Ref);
                il.Emit(OpCodes.Newobj, RuntimeMembers.NewValue);
                break;
            case LoadCell o:
                ThreadState();
                Load(o.Cell);
                il.Emit(OpCodes.Ldsfld, module.NameOf(o.Name));
                il.Emit(o.IsFree ? OpCodes.Ldc_I4_1 : OpCodes.Ldc_I4_0);
                Operation(nameof(Operations.LoadCell));
                break;
            case StoreCell o:
                Load(o.Cell);
                Load(o.Value);
                Operation(nameof(Operations.StoreCell));
                break;
            case DeleteCell o:
                ThreadState();
                Load(o.Cell);
                il.Emit(OpCodes.Ldsfld, module.NameOf(o.Name));
                il.Emit(o.IsFree ? OpCodes.Ldc_I4_1 : OpCodes.Ldc_I4_0);
                Operation(nameof(Operations.DeleteCell));
                break;
            case LoadAttr o when MayRunOften && module.CalleeOf(o) is { } getter:
                EmitCallByEntry(getter, nameof(AttributeSite.GetterAt), o.Object, module.EntryOf(o, o.Name), [], () => EmitLoadAttr(o, nameof(AttributeSite.Load)));
                break;
            case LoadAttr o:
                EmitLoadAttr(o, IsWorthInlining ? nameof(AttributeSite.LoadOther) : nameof(AttributeSite.Load));
                break;
            case StoreAttr o:
                ThreadState();
                Load(o.Object);
                Load(o.Value);
                LoadPlaceAddress(module.EntryOf(o, o.Name));
                il.Emit(OpCodes.Call, RuntimeMembers.Attribute(IsWorthInlining ? nameof(AttributeSite.StoreOther) : nameof(AttributeSite.Store)));
                break;
            case DeleteAttr o:
                ThreadState();
                Load(o.Object);
                il.Emit(OpCodes.Ldsfld, module.NameOf(o.Name));
                Operation(nameof(Operations.DeleteAttr));
                break;
            case LoadSpecial o:
                ThreadState();
                Load(o.Object);
                il.Emit(OpCodes.Ldsfld, module.NameOf(o.Name));
                il.Emit(OpCodes.Ldstr, o.Error);
                Operation(nameof(Operations.LoadSpecial));
                break;
            case LoadItem o:
                With(o.Object, o.Index);
                il.Emit(OpCodes.Call, RuntimeMembers.LoadItem);
                break;
            case StoreItem o:
                With(o.Object, o.Index, o.Value);
                il.Emit(OpCodes.Call, RuntimeMembers.StoreItem);
                break;
            case DeleteItem o:
                With(o.Object, o.Index);
                il.Emit(OpCodes.Call, RuntimeMembers.DeleteItem);
                break;
            case BinaryOp o:
                EmitBinary(o);
                break;
            case UnaryOp o:
                With(o.Operand);
                il.EmitInt((int)OperatorSlots.Of(o.Operator));
                il.Emit(OpCodes.Call, RuntimeMembers.NumberUnary);
                break;
            case Is o:
                Load(o.Left);
                Load(o.Right);
                Operation(o.IsNegated ? nameof(Operations.IsNot) : nameof(Operations.Is));
                break;
            case IsTrue o:
                With(o.Operand);
                il.Emit(OpCodes.Call, RuntimeMembers.TestTruth);
                break;
            case Not o:
                Load(o.Operand);
                Operation(nameof(Operations.Not));
                break;
            case CallMethod o:
                EmitCallMethod(o);
                break;
            case LoadMethod o:
                With(o.Object);
                LoadPlaceAddress(module.EntryOf(o, o.Name));
                il.Emit(OpCodes.Call, RuntimeMembers.Attribute(nameof(AttributeSite.LoadMethod)));
                break;
            case CallLoaded o:
                EmitCallLoaded(o);
                break;
            case CallSpread o:
                With(o.Callee, o.Positional);
                LoadOrNull(o.Keywords);
                Operation(nameof(Operations.CallSpread));
                break;
            case CallIntrinsic o:
                EmitCallIntrinsic(o);
                break;
            case Build o:
                EmitBuild(o);
                break;
            case Append o:
                EmitAppend(o);
                break;
            case Extend o:
                With(o.Target, o.Iterable);
                Operation(o.Container switch
                {
                    Container.List => nameof(Operations.ExtendList),
                    Container.Set => nameof(Operations.ExtendSet),
                    _ => nameof(Operations.ExtendDict),
                });
                break;
            case MergeKeywords o:
                With(o.Target, o.Mapping, o.Callee);
                Operation(nameof(Operations.MergeKeywords));
                break;
            case ListToTuple o:
                Load(o.List);
                Operation(nameof(Operations.ListToTuple));
                break;
            case FormatValue o:
                With(o.Value);
                il.EmitInt((int)o.Conversion);
                LoadOrNull(o.FormatSpec);
                Operation(nameof(Operations.FormatValue));
                break;
            case MakeFunction o:
                EmitMakeFunction(o);
                break;
            case GetIter o:
                With(o.Iterable);
                il.Emit(OpCodes.Call, RuntimeMembers.Iterate(nameof(Iteration.GetIter)));
                break;
            case Next o:
                With(o.Iterator);
                il.Emit(OpCodes.Call, RuntimeMembers.Iterate(o.IsUnpacked ? nameof(Iteration.NextToUnpack) : nameof(Iteration.Next)));
                break;
            case Unpack o:
                With(o.Iterable);
                il.EmitInt(o.Count);
                il.Emit(OpCodes.Call, RuntimeMembers.Iterate(nameof(Iteration.Unpack)));
                break;
            case UnpackStarred o:
                With(o.Iterable);
                il.EmitInt(o.Before);
                il.EmitInt(o.After);
                il.Emit(OpCodes.Call, RuntimeMembers.Iterate(nameof(Iteration.UnpackStarred)));
                break;
            case Element o:
                Load(o.Tuple);
                il.EmitInt(o.Index);
                il.Emit(OpCodes.Call, RuntimeMembers.Iterate(nameof(Iteration.Element)));
                break;
            case GetYieldFromIter o:
                il.Emit(OpCodes.Ldarg_0);
                EmitFunction();
                Load(o.Iterable);
                il.Emit(OpCodes.Call, RuntimeMembers.Iterate(nameof(Iteration.GetYieldFromIter)));
                break;
            case Send o:
                With(o.Iterator, o.Value);
                il.Emit(OpCodes.Call, RuntimeMembers.Iterate(nameof(Iteration.Send)));
                break;
            case ThrowInto o:
                With(o.Iterator, o.Exception);
                il.Emit(OpCodes.Call, RuntimeMembers.Iterate(nameof(Iteration.ThrowInto)));
                break;
            case TakeStopValue:
                ThreadState();
                Operation(nameof(Operations.TakeStopValue));
                break;
            case Catch:
                ThreadState();
                Operation(nameof(Operations.Catch));
                break;
            case MatchException o:
                With(o.Exception, o.Type);
                Operation(nameof(Operations.MatchException));
                break;
            case PushHandled o:
                With(o.Exception);
                Operation(nameof(Operations.PushHandled));
                break;
            case PopHandled o:
                With(o.Former);
                Operation(nameof(Operations.PopHandled));
                break;
            default:
                throw new InvalidOperationException($"no emission for {op.GetType().Name}");
        }
    }

    // ---- operands -------------------------------------------------------------------------------------------------------

    void ThreadState() => il.Emit(OpCodes.Ldarg_0);

    void With(params ReadOnlySpan<Operand> operands)
    {
        ThreadState();
        foreach (var operand in operands)
        {
            Load(operand);
        }
    }

    void LoadOrNull(Operand? operand)
    {
        if (operand is not null)
        {
            Load(operand);
            return;
        }
        il.Emit(OpCodes.Ldloca, result);
        il.Emit(OpCodes.Initobj, typeof(Value));
        il.Emit(OpCodes.Ldloc, result);
    }

    void LoadArray(IReadOnlyList<Operand> operands)
    {
        il.EmitInt(operands.Count);
        il.Emit(OpCodes.Newarr, typeof(Value));
        for (var i = 0; i < operands.Count; i++)
        {
            il.Emit(OpCodes.Dup);
            il.EmitInt(i);
            Load(operands[i]);
            il.Emit(OpCodes.Stelem, typeof(Value));
        }
    }

    void Operation(string name) => il.Emit(OpCodes.Call, RuntimeMembers.Operation(name));

    // ---- operations with a shape of their own -----------------------------------------------------------------------------

    void EmitCheckBound(Block block, int index, CheckBound op)
    {
        var bound = il.DefineLabel();
        LoadObject(op.Variable);
        il.Emit(OpCodes.Brtrue, bound);
        ThreadState();
        il.Emit(OpCodes.Ldstr, op.Variable.PythonName);
        il.Emit(op.IsFree ? OpCodes.Ldc_I4_1 : OpCodes.Ldc_I4_0);
        Operation(nameof(Operations.RaiseUnbound));
        il.Emit(OpCodes.Pop);
        EmitLeave(target.SiteAt(block, index));
        il.MarkLabel(bound);
    }

    void EmitPoll(Block block, int index)
    {
        var site = target.SiteAt(block, index);
        var go = il.DefineLabel();
        ThreadState();
        il.Emit(OpCodes.Call, RuntimeMembers.PollIsDue);
        il.Emit(OpCodes.Brfalse, go);
        ThreadState();
        il.Emit(OpCodes.Call, RuntimeMembers.Tick);
        EmitStoreResultOrLeave(site);
        il.MarkLabel(go);
        if (afterSite[site.Number] is { } after)
        {
            il.MarkLabel(after);
        }
    }

    // The generator's frame keeps what is live; IsRunning is cleared so that it may be driven again.
    void EmitYield(Block block, int index, Yield op)
    {
        var site = target.SiteAt(block, index);
        il.EmitInt(site.Number);
        il.Emit(OpCodes.Stloc, siteNumber);
        EmitSaveFrame(site);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldc_I4_0);
        il.Emit(OpCodes.Stfld, RuntimeMembers.FrameIsRunning);
        Load(op.Value);
        EmitReturn();
        il.MarkLabel(afterSite[site.Number]!.Value);
    }

    void EmitCompare(Compare op)
    {
        switch (op.Operator)
        {
            case CmpOperator.In or CmpOperator.NotIn:
                With(op.Left, op.Right);
                il.Emit(OpCodes.Call, op.Operator == CmpOperator.In ? RuntimeMembers.Contains : RuntimeMembers.NotContains);
                break;
            default:
                With(op.Left, op.Right);
                il.EmitInt((int)OperatorSlots.Of(op.Operator));
                il.Emit(OpCodes.Call, RuntimeMembers.CompareRich);
                break;
        }
    }

    void EmitBinary(BinaryOp op)
    {
        With(op.Left, op.Right);
        il.EmitInt((int)OperatorSlots.Of(op.Operator));
        il.Emit(OpCodes.Call, op.IsInPlace ? RuntimeMembers.NumberInPlace : RuntimeMembers.NumberBinary);
    }

    void EmitCall(Call op)
    {
        if (op.KeywordNames.Count == 0 && op.LikelyTarget is { } likely && MayRunOften && ModuleEmitter.ParameterCount(likely) <= Code.MaxDirect && module.DirectOf(likely) is { } direct)
        {
            EmitDirectCall(op, direct);
            return;
        }
        if (MayRunOften && module.CalleeOf(op) is { } callee)
        {
            EmitCallOfKnown(callee, op.Arguments, () =>
            {
                LoadObject(op.Callee);
                il.Emit(OpCodes.Isinst, typeof(PyFunction));
            }, () => EmitGeneralCall(op));
            return;
        }
        if (IsWorthInlining && module.NativeCalleeOf(op) is { } native)
        {
            EmitCallOfNative(native, null, op.Arguments, () => EmitGeneralCall(op), () =>
            {
                LoadObject(op.Callee);
                EmitAddress(native.Address);
                il.Emit(OpCodes.Call, RuntimeMembers.IsNativeFunction);
            });
            return;
        }
        EmitGeneralCall(op);
    }

    // if callee is a function of that code, and takes what it is given: call the body; otherwise the general call.
    // emitCallee leaves a PyFunction or null.
    void EmitCallOfKnown(Callee known, IReadOnlyList<Operand> arguments, Action emitCallee, Action emitGeneral)
    {
        var general = il.DefineLabel();
        callee ??= il.DeclareLocal(typeof(PyFunction));
        emitCallee();
        il.Emit(OpCodes.Stloc, callee);
        il.Emit(OpCodes.Ldloc, callee);
        il.Emit(OpCodes.Brfalse, general);
        il.Emit(OpCodes.Ldloc, callee);
        il.Emit(OpCodes.Ldfld, RuntimeMembers.FunctionCode);
        il.Emit(OpCodes.Ldsfld, module.CodeOf(known));
        il.Emit(OpCodes.Bne_Un, general);
        // Unless it has been given other code.
        il.Emit(OpCodes.Ldloc, callee);
        il.EmitInt(arguments.Count);
        il.Emit(OpCodes.Call, RuntimeMembers.TakesJust);
        il.Emit(OpCodes.Brfalse, general);
        EmitCallOfBody(known, null, arguments, general, emitGeneral);
    }

    // The callee is in its local. The result goes through `result`.
    void EmitCallOfBody(Callee known, Operand? self, IReadOnlyList<Operand> arguments, Label general, Action emitGeneral)
    {
        var done = il.DefineLabel();
        ThreadState();
        il.Emit(OpCodes.Ldloc, callee!);
        if (self is not null)
        {
            Load(self);
        }
        foreach (var argument in arguments)
        {
            Load(argument);
        }
        il.Emit(OpCodes.Call, known.Body);
        il.Emit(OpCodes.Stloc, result);
        il.Emit(OpCodes.Br, done);
        il.MarkLabel(general);
        emitGeneral();
        il.Emit(OpCodes.Stloc, result);
        il.MarkLabel(done);
        il.Emit(OpCodes.Ldloc, result);
    }

    // What a call of a known function goes to, if it does.
    LocalBuilder? callee;

    // if what is called is that callable in C#: go to its thunk; otherwise, and where the thunk asks for a conversion of its arguments, the general call.
    void EmitCallOfNative(NativeCallee known, Operand? self, IReadOnlyList<Operand> arguments, Action emitGeneral, Action emitIs)
    {
        var general = il.DefineLabel();
        var done = il.DefineLabel();
        emitIs();
        il.Emit(OpCodes.Brfalse, general);
        ThreadState();
        if (self is not null)
        {
            Load(self);
        }
        foreach (var argument in arguments)
        {
            Load(argument);
        }
        for (var given = arguments.Count + (self is null ? 0 : 1); given < known.Arity; given++)
        {
            LoadOrNull(null);
        }
        EmitAddress(known.Address);
        il.EmitCalli(OpCodes.Calli, CallingConventions.Standard, typeof(Value), [typeof(ThreadState), .. Enumerable.Repeat(typeof(Value), known.Arity)], null);
        il.Emit(OpCodes.Stloc, result);
        il.Emit(OpCodes.Ldloc, result);
        il.Emit(OpCodes.Ldfld, RuntimeMembers.ValueObject);
        il.Emit(OpCodes.Brtrue, done);
        ThreadState();
        il.Emit(OpCodes.Ldfld, RuntimeMembers.Pending);
        il.Emit(OpCodes.Brtrue, done);
        il.MarkLabel(general);
        emitGeneral();
        il.Emit(OpCodes.Stloc, result);
        il.MarkLabel(done);
        il.Emit(OpCodes.Ldloc, result);
    }

    void EmitAddress(nint address)
    {
        il.Emit(OpCodes.Ldc_I8, address);
        il.Emit(OpCodes.Conv_I);
    }

    void EmitGeneralCall(Call op)
    {
        LoadObject(op.Callee);
        if (op.KeywordNames.Count == 0 && op.Arguments.Count <= 4)
        {
            ThreadState();
            foreach (var argument in op.Arguments)
            {
                Load(argument);
            }
            il.Emit(OpCodes.Callvirt, RuntimeMembers.Call(op.Arguments.Count));
            return;
        }
        ThreadState();
        LoadArray(op.Arguments);
        il.Emit(OpCodes.Ldsfld, module.KeywordsOf(op.KeywordNames));
        il.Emit(OpCodes.Callvirt, RuntimeMembers.CallGeneral);
    }

    // if callee is the function last defined from that code: call its body; otherwise the general call. The result goes through `result`.
    void EmitDirectCall(Call op, DirectFunction likely)
    {
        var general = il.DefineLabel();
        var done = il.DefineLabel();
        LoadObject(op.Callee);
        LoadPlace(likely.Place);
        il.Emit(OpCodes.Bne_Un, general);
        if (likely.Place is RunningFunction)
        {
            // Unless it has been given other code while it ran.
            EmitFunction();
            il.EmitInt(op.Arguments.Count);
            il.Emit(OpCodes.Call, RuntimeMembers.TakesJust);
            il.Emit(OpCodes.Brfalse, general);
        }
        ThreadState();
        LoadPlace(likely.Place);
        foreach (var argument in op.Arguments)
        {
            Load(argument);
        }
        il.Emit(OpCodes.Call, likely.Body);
        il.Emit(OpCodes.Stloc, result);
        il.Emit(OpCodes.Br, done);
        il.MarkLabel(general);
        EmitGeneralCall(op);
        il.Emit(OpCodes.Stloc, result);
        il.MarkLabel(done);
        il.Emit(OpCodes.Ldloc, result);
    }

    void EmitCallMethod(CallMethod op)
    {
        if (IsWorthInlining && module.NativeCalleeOf(op) is { } native)
        {
            EmitCallOfNative(native, native.IsInModule ? null : op.Object, op.Arguments, () => EmitGeneralCallMethod(op), () =>
            {
                Load(op.Object);
                LoadPlace(module.EntryOf(op, op.Name));
                EmitAddress(native.Address);
                il.Emit(OpCodes.Call, native.IsInModule ? RuntimeMembers.IsNativeModuleFunction : RuntimeMembers.IsNativeMethod);
            });
            return;
        }
        if (!MayRunOften || module.CalleeOf(op) is not { } known)
        {
            EmitGeneralCallMethod(op);
            return;
        }
        if (known.IsInModule)
        {
            EmitCallOfKnown(known, op.Arguments, () =>
            {
                Load(op.Object);
                LoadPlace(module.EntryOf(op, op.Name));
                il.Emit(OpCodes.Call, RuntimeMembers.FunctionInModule);
            }, () => EmitGeneralCallMethod(op));
            return;
        }
        EmitCallByEntry(known, nameof(AttributeSite.FunctionAt), op.Object, module.EntryOf(op, op.Name), op.Arguments, () => EmitGeneralCallMethod(op));
    }

    // if the entry speaks of the object and has that body: call it with the object first; otherwise as ever.
    void EmitCallByEntry(Callee known, string at, Operand self, StatePlace entry, IReadOnlyList<Operand> arguments, Action emitGeneral)
    {
        var general = il.DefineLabel();
        callee ??= il.DeclareLocal(typeof(PyFunction));
        Load(self);
        LoadPlace(entry);
        EmitAddress(known.Address);
        il.Emit(OpCodes.Call, RuntimeMembers.Attribute(at));
        il.Emit(OpCodes.Stloc, callee);
        il.Emit(OpCodes.Ldloc, callee);
        il.Emit(OpCodes.Brfalse, general);
        EmitCallOfBody(known, self, arguments, general, emitGeneral);
    }

    void EmitLoadAttr(LoadAttr op, string helper)
    {
        ThreadState();
        Load(op.Object);
        LoadPlaceAddress(module.EntryOf(op, op.Name));
        il.Emit(OpCodes.Call, RuntimeMembers.Attribute(helper));
    }

    void EmitGeneralCallMethod(CallMethod op)
    {
        ThreadState();
        Load(op.Object);
        var entry = module.EntryOf(op, op.Name);
        if (op.KeywordNames.Count == 0 && op.Arguments.Count <= 3)
        {
            foreach (var argument in op.Arguments)
            {
                Load(argument);
            }
            LoadPlaceAddress(entry);
            il.Emit(OpCodes.Call, RuntimeMembers.Attribute("Call" + op.Arguments.Count));
            return;
        }
        LoadArray(op.Arguments);
        il.Emit(OpCodes.Ldsfld, module.KeywordsOf(op.KeywordNames));
        LoadPlaceAddress(entry);
        il.Emit(OpCodes.Call, RuntimeMembers.Attribute("Call"));
    }

    void EmitCallLoaded(CallLoaded op)
    {
        With(op.Method, op.Object);
        if (op.KeywordNames.Count == 0 && op.Arguments.Count <= 3)
        {
            foreach (var argument in op.Arguments)
            {
                Load(argument);
            }
            il.Emit(OpCodes.Call, RuntimeMembers.Attribute("CallLoaded" + op.Arguments.Count));
            return;
        }
        LoadArray(op.Arguments);
        il.Emit(OpCodes.Ldsfld, module.KeywordsOf(op.KeywordNames));
        il.Emit(OpCodes.Call, RuntimeMembers.Attribute(nameof(AttributeSite.CallLoaded)));
    }

    void EmitCallIntrinsic(CallIntrinsic op)
    {
        ThreadState();
        if (RuntimeMembers.Intrinsic(op.Name, op.Arguments.Count) is { } method)
        {
            if (method.GetParameters().Length == op.Arguments.Count + 2)
            {
                LoadGlobals();
            }
            foreach (var argument in op.Arguments)
            {
                Load(argument);
            }
            il.Emit(OpCodes.Call, method);
            return;
        }
        il.Emit(OpCodes.Ldstr, op.Name);
        LoadArray(op.Arguments);
        il.Emit(OpCodes.Call, RuntimeMembers.CallPrelude);
    }

    void EmitBuild(Build op)
    {
        switch (op.Container)
        {
            case Container.Tuple:
                LoadArray(op.Elements);
                il.Emit(OpCodes.Call, RuntimeMembers.TupleOf);
                il.Emit(OpCodes.Newobj, RuntimeMembers.NewValue);
                break;
            case Container.List when op.Filling is not null:
                Load(op.Filling);
                il.Emit(op.IsFiltered ? OpCodes.Ldc_I4_1 : OpCodes.Ldc_I4_0);
                Operation(nameof(Operations.ListToFill));
                break;
            case Container.List when op.Elements.Count == 0:
                il.Emit(OpCodes.Newobj, RuntimeMembers.NewEmptyList);
                il.Emit(OpCodes.Newobj, RuntimeMembers.NewValue);
                break;
            case Container.List:
                LoadArray(op.Elements);
                il.Emit(OpCodes.Newobj, RuntimeMembers.NewList);
                il.Emit(OpCodes.Newobj, RuntimeMembers.NewValue);
                break;
            case Container.Set or Container.Dict:
                ThreadState();
                LoadArray(op.Elements);
                Operation(op.Container == Container.Set ? nameof(Operations.BuildSet) : nameof(Operations.BuildDict));
                break;
            case Container.Slice:
                foreach (var element in op.Elements)
                {
                    Load(element);
                }
                if (op.Elements.Count == 2)
                {
                    il.Emit(OpCodes.Call, RuntimeMembers.NoneValue);
                }
                Operation(nameof(Operations.BuildSlice));
                break;
            default:
                LoadArray(op.Elements);
                Operation(nameof(Operations.BuildString));
                break;
        }
    }

    void EmitAppend(Append op)
    {
        if (op.Container == Container.List)
        {
            Load(op.Target);
            Load(op.Element);
            Operation(nameof(Operations.AppendToList));
            return;
        }
        With(op.Target, op.Element);
        if (op.Container == Container.Dict)
        {
            Load(op.Value!);
            il.Emit(OpCodes.Call, RuntimeMembers.StoreItem);
            return;
        }
        Operation(nameof(Operations.AppendToSet));
    }

    LocalBuilder? newFunction;

    void EmitMakeFunction(MakeFunction op)
    {
        il.Emit(OpCodes.Ldsfld, module.CodeOf(op.Function));
        LoadState();
        il.EmitInt(op.Closure.Count);
        il.Emit(OpCodes.Newarr, typeof(PyCell));
        for (var i = 0; i < op.Closure.Count; i++)
        {
            il.Emit(OpCodes.Dup);
            il.EmitInt(i);
            LoadObject(op.Closure[i]);
            il.Emit(OpCodes.Castclass, typeof(PyCell));
            il.Emit(OpCodes.Stelem_Ref);
        }
        LoadOrNull(op.Defaults);
        LoadOrNull(op.KeywordDefaults);
        LoadOrNull(op.Annotate);
        il.Emit(OpCodes.Newobj, RuntimeMembers.NewFunction);
        if (function.Kind == FunctionKind.Module && module.DirectOf(op.Function) is { Place: StateField direct })
        {
            newFunction ??= il.DeclareLocal(typeof(PyFunction));
            il.Emit(OpCodes.Stloc, newFunction);
            LoadHolder(direct);
            il.Emit(OpCodes.Ldloc, newFunction);
            il.Emit(OpCodes.Stfld, direct.Field);
            il.Emit(OpCodes.Ldloc, newFunction);
        }
        il.Emit(OpCodes.Newobj, RuntimeMembers.NewValue);
    }
}
