// Emits one method of one function: the body, or the resume body (see Resumption/ResumableFunction.cs). The blocks are the same in both;
// they differ in how they are entered and where a suspension keeps the locals (a new frame, or the frame that was resumed).
// The shape of every operation that can fail:      call ...; store result; if result is null goto slow(site)
// How a method is left through slow(site) is in FunctionEmitter.Leaving.cs.
// Invariant: the evaluation stack is empty at every label.
using System.Reflection;
using System.Reflection.Emit;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Ir;
using Stackless.Compiler.Resumption;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;
using Call = Stackless.Compiler.Ir.Call;
using Yield = Stackless.Compiler.Ir.Yield;

namespace Stackless.Compiler.Emission;
sealed partial class FunctionEmitter
{
    readonly ModuleParts module;
    readonly MethodBuilder method;
    readonly ResumableFunction target;
    readonly IrFunction function;
    readonly ILGenerator il;
    readonly bool isResume;
    readonly bool takesArray;
    readonly Label[] blockLabels;
    readonly LocalBuilder?[] locals;
    readonly Label?[] afterSite;
    readonly bool[] inLoop;
    readonly LocalBuilder result;
    readonly LocalBuilder siteNumber;
    readonly LocalBuilder answer;
    readonly Label exit;
    LocalBuilder? frameLocal;
    LocalBuilder? state;
    LocalBuilder? home;
    LocalBuilder? moved;
    Span lastSequencePoint;
    int lastSequencePointOffset = -1;
    Block currentBlock;

    FunctionEmitter(ModuleParts module, ResumableFunction target, MethodBuilder method, bool isResume)
    {
        this.module = module;
        this.target = target;
        this.method = method;
        this.isResume = isResume;
        function = target.Function;
        il = method.GetILGenerator();
        takesArray = ModuleEmitter.ParameterCount(function) > Code.MaxDirect;
        blockLabels = [.. function.Blocks.Select(_ => il.DefineLabel())];
        locals = new LocalBuilder?[function.Locals.Count];
        afterSite = new Label?[target.Sites.Count];
        inLoop = ControlFlow.BlocksInLoops(function);
        currentBlock = function.Entry;
        result = il.DeclareLocal(typeof(Value));
        siteNumber = il.DeclareLocal(typeof(int));
        answer = il.DeclareLocal(typeof(Value));
        exit = il.DefineLabel();
        capture = il.DefineLabel();
        nullExit = il.DefineLabel();
    }

    public static void Run(ModuleParts module, ResumableFunction target, MethodBuilder method, bool isResume)
    {
        var emitter = new FunctionEmitter(module, target, method, isResume);
        if (isResume)
        {
            emitter.EmitResumeBody();
        }
        else if (emitter.function.IsGenerator)
        {
            emitter.EmitGeneratorCreation();
        }
        else
        {
            emitter.EmitBody();
        }
        if (emitter.il.ILOffset > HugeMethod)
        {
            method.SetImplementationFlags(MethodImplAttributes.IL | MethodImplAttributes.NoOptimization);
        }
        else if ((isResume && module.IsWarm || module.IsWarmByLoop) && emitter.il.ILOffset < SmallMethod)
        {
            method.SetImplementationFlags(MethodImplAttributes.IL | MethodImplAttributes.AggressiveOptimization);
        }
        else if (!isResume && module.IsWarm && emitter.il.ILOffset < TinyMethod)
        {
            method.SetImplementationFlags(MethodImplAttributes.IL | MethodImplAttributes.AggressiveInlining);
        }
    }

    // The JIT does not optimise methods of more than 60,000 bytes. It would still count their blocks for doing so, which takes 30 seconds for
    // a module with 2,000 loops: told at once that it need not, it takes one.
    const int HugeMethod = 60_000;

    // One that does little more than return, or read an attribute or two: left to itself the JIT takes the ways out, which are most of it, for work.
    const int TinyMethod = 250;

    // The resume body of a warm function is optimised at once, as what switches is (Scheduler, Channel): a program of many short turns may be over before the JIT looks
    // again at what it compiled without. So is the body of one that its loops have made warm: the JIT would replace what it compiled in the middle of a loop, after a
    // thousand turns of each call. Other bodies are not: what their first runs tell the JIT makes calls half as fast again. Nor is what takes it long.
    const int SmallMethod = 4_000;

    // ---- the three kinds of method -------------------------------------------------------------------------------------

    void EmitBody()
    {
        MarkHidden();
        if (target.LivesInFrame)
        {
            il.EmitInt(target.Slots.Count);
            il.Emit(OpCodes.Newarr, typeof(Value));
            il.Emit(OpCodes.Stloc, Home());
        }
        if (takesArray || target.LivesInFrame)
        {
            for (var i = 0; i < ModuleEmitter.ParameterCount(function); i++)
            {
                EmitLoadParameter(i);
                Store(function.Locals[i]);
            }
        }
        EmitLoadState();
        EmitEntryCheck();
        EmitBlocks();
        EmitWaysOut();
    }

    // A call of a generator function runs nothing: it makes the frame that the first next() will enter.
    void EmitGeneratorCreation()
    {
        MarkHidden();
        EmitNewFrame(0);
        il.Emit(OpCodes.Stloc, Frame());
        for (var i = 0; i < ModuleEmitter.ParameterCount(function); i++)
        {
            EmitStoreSlot(i, () => EmitLoadParameter(i));
        }
        il.Emit(OpCodes.Ldloc, Frame());
        il.Emit(OpCodes.Newobj, RuntimeMembers.NewGenerator);
        il.Emit(OpCodes.Newobj, RuntimeMembers.NewValue);
        il.Emit(OpCodes.Ret);
    }

    void EmitLoadParameter(int index)
    {
        if (takesArray)
        {
            il.Emit(OpCodes.Ldarg_2);
            il.EmitInt(index);
            il.Emit(OpCodes.Ldelem, typeof(Value));
        }
        else
        {
            il.EmitLoadArgument(index + 2);
        }
    }

    void EmitResumeBody()
    {
        MarkHidden();
        var dispatch = new Label[target.Sites.Count];
        var invalid = il.DefineLabel();
        foreach (var site in target.Sites)
        {
            dispatch[site.Number] = site.IsResumable ? il.DefineLabel() : invalid;
            if (site.IsResumable)
            {
                afterSite[site.Number] = il.DefineLabel();
            }
        }
        if (function.IsGenerator)
        {
            EmitStackCheck();
        }
        EmitLoadState();
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Castclass, RuntimeMembers.FrameClass(target.Slots.Count));
        il.Emit(OpCodes.Stloc, Frame());
        if (target.LivesInFrame)
        {
            il.Emit(OpCodes.Ldloc, Frame());
            il.Emit(OpCodes.Ldfld, RuntimeMembers.FrameSlots);
            il.Emit(OpCodes.Stloc, Home());
        }
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldfld, RuntimeMembers.FrameState);
        il.Emit(OpCodes.Stloc, siteNumber);
        il.Emit(OpCodes.Ldloc, siteNumber);
        il.Emit(OpCodes.Switch, dispatch);
        il.MarkLabel(invalid);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Call, RuntimeMembers.Operation(nameof(Operations.InvalidState)));
        EmitReturn();
        foreach (var site in target.Sites.Where(s => s.IsResumable))
        {
            il.MarkLabel(dispatch[site.Number]);
            EmitResumption(site);
        }
        il.MarkLabel(afterSite[0]!.Value);
        EmitBlocks();
        EmitWaysOut();
    }

    // Generators drive generators without coming by the entry check of a body.
    void EmitStackCheck()
    {
        var go = il.DefineLabel();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, RuntimeMembers.StackIsLow);
        il.Emit(OpCodes.Brfalse, go);
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Ldarg_1);
        il.Emit(OpCodes.Ldarg_2);
        il.Emit(OpCodes.Call, RuntimeMembers.SpillGenerator);
        EmitReturn();
        il.MarkLabel(go);
    }

    // Entered by the switch, with the site's number in siteNumber: load what is live, then go on after the operation with its result, or raise.
    void EmitResumption(Site site)
    {
        module.Stepping?.AddReturn(site.Number, il.ILOffset);
        foreach (var local in Saved(site))
        {
            EmitLoadSlot(target.SlotOf[local.Index]);
            Store(local);
        }
        if (site.Number != 0 || !function.IsGenerator)
        {
            il.EmitLoadArgumentAddress(2);
            il.Emit(OpCodes.Ldfld, RuntimeMembers.ValueObject);
            il.Emit(OpCodes.Brfalse, ExceptionExit(site.Handler, HasTraceback(site)));
        }
        if (site.Op?.Dest is { } destination)
        {
            il.Emit(OpCodes.Ldarg_2);
            Store(destination);
        }
        il.Emit(OpCodes.Br, afterSite[site.Number]!.Value);
    }

    // Stack used up, time slice over, a signal: all at function entry, site 0.
    void EmitEntryCheck()
    {
        var start = il.DefineLabel();
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, RuntimeMembers.EntryIsDue);
        if (module.Options.IsProbing)
        {
            il.Emit(OpCodes.Pop);
        }
        else
        {
            il.Emit(OpCodes.Brfalse, start);
        }
        il.Emit(OpCodes.Ldarg_0);
        il.Emit(OpCodes.Call, RuntimeMembers.Enter);
        EmitStoreResultOrLeave(target.Sites[0]);
        il.MarkLabel(start);
    }

    void EmitBlocks()
    {
        for (var i = 0; i < function.Blocks.Count; i++)
        {
            var block = currentBlock = function.Blocks[i];
            il.MarkLabel(blockLabels[i]);
            for (var k = 0; k < block.Ops.Count; k++)
            {
                EmitOp(block, k);
            }
            EmitTerminator(block, i + 1 < function.Blocks.Count ? function.Blocks[i + 1] : null);
        }
    }

    // ---- frames ---------------------------------------------------------------------------------------------------------

    LocalBuilder Frame() => frameLocal ??= il.DeclareLocal(RuntimeMembers.FrameClass(target.Slots.Count));

    /// <summary>The array of slots, in a function that LivesInFrame.</summary>
    LocalBuilder Home() => home ??= il.DeclareLocal(typeof(Value[]));

    bool HasInlineSlots => RuntimeMembers.FrameClass(target.Slots.Count) != typeof(PyFrameN);

    /// <param name="state">Null: the state is in siteNumber.</param>
    void EmitNewFrame(int? state)
    {
        var type = RuntimeMembers.FrameClass(target.Slots.Count);
        il.Emit(OpCodes.Ldarg_1);
        if (state is { } number)
        {
            il.EmitInt(number);
        }
        else
        {
            il.Emit(OpCodes.Ldloc, siteNumber);
        }
        if (target.LivesInFrame && !function.IsGenerator)
        {
            il.Emit(OpCodes.Ldloc, Home());
        }
        else if (!HasInlineSlots)
        {
            il.EmitInt(target.Slots.Count);
            il.Emit(OpCodes.Newarr, typeof(Value));
        }
        il.Emit(OpCodes.Newobj, type.GetConstructors().Single());
    }

    void EmitStoreSlot(int slot, Action emitValue)
    {
        il.Emit(OpCodes.Ldloc, Frame());
        if (HasInlineSlots)
        {
            emitValue();
            il.Emit(OpCodes.Stfld, RuntimeMembers.SlotField(slot));
            return;
        }
        il.Emit(OpCodes.Ldfld, RuntimeMembers.FrameSlots);
        il.EmitInt(slot);
        emitValue();
        il.Emit(OpCodes.Stelem, typeof(Value));
    }

    void EmitLoadSlot(int slot)
    {
        il.Emit(OpCodes.Ldloc, Frame());
        if (HasInlineSlots)
        {
            il.Emit(OpCodes.Ldfld, RuntimeMembers.SlotField(slot));
            return;
        }
        il.Emit(OpCodes.Ldfld, RuntimeMembers.FrameSlots);
        il.EmitInt(slot);
        il.Emit(OpCodes.Ldelem, typeof(Value));
    }

    /// <summary>The running function object.</summary>
    void EmitFunction()
    {
        il.Emit(OpCodes.Ldarg_1);
        if (isResume)
        {
            il.Emit(OpCodes.Ldfld, RuntimeMembers.FrameFunction);
        }
    }

    // ---- the module's state ----------------------------------------------------------------------------------------------

    // Once, at entry, in functions that refer to it.
    void EmitLoadState()
    {
        if (!function.Blocks.Exists(b => b.Ops.Exists(RefersToState)))
        {
            return;
        }
        state = il.DeclareLocal(module.State);
        EmitFunction();
        il.Emit(OpCodes.Ldfld, RuntimeMembers.State);
        il.Emit(OpCodes.Call, RuntimeMembers.As(module.State));
        il.Emit(OpCodes.Stloc, state);
        EmitLoadArray(typeof(AttributeEntry), op => op is LoadAttr or StoreAttr or LoadMethod or CallMethod);
        EmitLoadArray(typeof(GlobalCell), op => op is LoadGlobal or StoreGlobal or LoadName);
    }

    // Where an array of the state begins, for functions that ask for its elements more than once: the array is the state's for good.
    void EmitLoadArray(Type element, Func<Op, bool> asks)
    {
        if (module.ArrayOf(element) is not { } array || function.Blocks.Sum(b => b.Ops.Count(asks)) < (module.IsWarmByLoop ? 1 : 2))
        {
            return;
        }
        var first = il.DeclareLocal(element.MakeByRefType());
        LoadState();
        il.Emit(OpCodes.Ldfld, array);
        il.Emit(OpCodes.Call, RuntimeMembers.FirstElement(element));
        il.Emit(OpCodes.Stloc, first);
        firstElements.Add(array, first);
    }

    readonly Dictionary<FieldInfo, LocalBuilder> firstElements = [];

    static bool RefersToState(Op op) => op is LoadGlobal or StoreGlobal or DeleteGlobal or LoadName or LoadAttr or StoreAttr or LoadMethod or CallMethod
        or CallIntrinsic or MakeFunction or Call { LikelyTarget: not null };

    void LoadState() => il.Emit(OpCodes.Ldloc, state ?? throw new InvalidOperationException($"{currentBlock} refers to the module's state unexpectedly"));

    // The object that has the place.
    void LoadHolder(StatePlace place)
    {
        switch (place)
        {
            case StateField { More: { } more }:
                LoadState();
                il.Emit(OpCodes.Ldfld, more);
                break;
            // Without a look at the length: the number is one of the module's, and so is the array's length.
            case StateElement element:
                if (firstElements.TryGetValue(element.Array, out var first))
                {
                    il.Emit(OpCodes.Ldloc, first);
                }
                else
                {
                    LoadState();
                    il.Emit(OpCodes.Ldfld, element.Array);
                    il.Emit(OpCodes.Call, RuntimeMembers.FirstElement(element.Type));
                }
                il.EmitInt(element.Index * nint.Size);
                il.Emit(OpCodes.Add);
                break;
            default:
                LoadState();
                break;
        }
    }

    void LoadPlace(StatePlace place)
    {
        if (place is RunningFunction)
        {
            EmitFunction();
            return;
        }
        LoadHolder(place);
        if (place is StateField field)
        {
            il.Emit(OpCodes.Ldfld, field.Field);
        }
        else
        {
            il.Emit(OpCodes.Ldind_Ref);
        }
    }

    void LoadPlaceAddress(StatePlace place)
    {
        LoadHolder(place);
        if (place is StateField field)
        {
            il.Emit(OpCodes.Ldflda, field.Field);
        }
    }

    void LoadGlobals()
    {
        LoadState();
        il.Emit(OpCodes.Ldfld, RuntimeMembers.StateGlobals);
    }

    // ---- locals and operands ---------------------------------------------------------------------------------------------

    bool IsArgument(Local local) => !isResume && !takesArray && !target.LivesInFrame && local.Index < ModuleEmitter.ParameterCount(function);

    bool IsAtHome(Local local) => target.LivesInFrame && target.SlotOf[local.Index] >= 0;

    LocalBuilder Slot(Local local) => locals[local.Index] ??= DeclareSlot(local);

    // Its name is for debuggers: of two variables of one name (a comprehension has its own), the second is told apart.
    LocalBuilder DeclareSlot(Local local)
    {
        var slot = il.DeclareLocal(typeof(Value));
        if (module.Document is not null && local.Kind != LocalKind.Temporary)
        {
            slot.SetLocalSymInfo(function.Locals.Exists(l => l != local && l.Name == local.PythonName) ? local.Name : local.PythonName);
        }
        return slot;
    }

    /// <summary>Where the local is kept.</summary>
    void LoadAddress(Local local)
    {
        if (IsArgument(local))
        {
            il.EmitLoadArgumentAddress(local.Index + 2);
        }
        else if (IsAtHome(local))
        {
            il.Emit(OpCodes.Ldloc, Home());
            il.EmitInt(target.SlotOf[local.Index]);
            il.Emit(OpCodes.Ldelema, typeof(Value));
        }
        else
        {
            il.Emit(OpCodes.Ldloca, Slot(local));
        }
    }

    void Load(Operand operand)
    {
        switch (operand)
        {
            case Local local when IsArgument(local):
                il.EmitLoadArgument(local.Index + 2);
                break;
            case Local local when IsAtHome(local):
                LoadAddress(local);
                il.Emit(OpCodes.Ldobj, typeof(Value));
                break;
            case Local local:
                il.Emit(OpCodes.Ldloc, Slot(local));
                break;
            case Const { Value.Value: var value } when ScalarConstants.TryEmit(il, value):
                break;
            case Const { Value.Value: var value }:
                il.Emit(OpCodes.Ldsfld, module.ConstantOf(value));
                il.Emit(OpCodes.Newobj, RuntimeMembers.NewValue);
                break;
            case ConstTuple tuple:
                il.Emit(OpCodes.Ldsfld, module.ConstantOf(tuple));
                il.Emit(OpCodes.Newobj, RuntimeMembers.NewValue);
                break;
            default:
                throw new InvalidOperationException($"unknown operand {operand}");
        }
    }

    /// <summary>The object half of a local or constant.</summary>
    void LoadObject(Operand operand)
    {
        switch (operand)
        {
            case Local local:
                LoadAddress(local);
                break;
            default:
                Load(operand);
                il.Emit(OpCodes.Stloc, result);
                il.Emit(OpCodes.Ldloca, result);
                break;
        }
        il.Emit(OpCodes.Ldfld, RuntimeMembers.ValueObject);
    }

    /// <summary>The payload of a local or an int constant.</summary>
    void LoadBits(Operand operand)
    {
        if (operand is Const { Value.Value: ConstantInt number })
        {
            il.Emit(OpCodes.Ldc_I8, (long)number.Value);
            return;
        }
        LoadAddress((Local)operand);
        il.Emit(OpCodes.Ldfld, RuntimeMembers.ValueBits);
    }

    void Store(Local local)
    {
        if (IsArgument(local))
        {
            il.EmitStoreArgument(local.Index + 2);
        }
        else if (IsAtHome(local))
        {
            moved ??= il.DeclareLocal(typeof(Value));
            il.Emit(OpCodes.Stloc, moved);
            LoadAddress(local);
            il.Emit(OpCodes.Ldloc, moved);
            il.Emit(OpCodes.Stobj, typeof(Value));
        }
        else
        {
            il.Emit(OpCodes.Stloc, Slot(local));
        }
    }

    // Portable PDBs have no room for more (and line 0xfeefee means hidden); tracebacks have a table of their own.
    const int LastColumn = 0xfffe;
    const int LastLine = 0xfeefee;

    void MarkLine(Span span)
    {
        if (module.Document is null || span.Line == 0 || span == lastSequencePoint)
        {
            return;
        }
        // Two at one place in the code cannot be written: the second would be read as the name of another file. A line that has no code of its own gets some.
        if (il.ILOffset == lastSequencePointOffset)
        {
            if (span.Line == lastSequencePoint.Line)
            {
                return;
            }
            il.Emit(OpCodes.Nop);
        }
        lastSequencePoint = span;
        lastSequencePointOffset = il.ILOffset;
        var endColumn = span.EndLine == span.Line ? Math.Max(span.EndColumn, span.Column + 1) : span.EndColumn;
        if (span.Column < LastColumn && endColumn < LastColumn && span.EndLine < LastLine)
        {
            il.MarkSequencePoint(module.Document, span.Line, span.Column + 1, Math.Max(span.EndLine, span.Line), endColumn + 1);
        }
    }

    // What follows belongs to no line: a debugger steps over it.
    void MarkHidden()
    {
        if (module.Document is not null && il.ILOffset != lastSequencePointOffset)
        {
            lastSequencePoint = default;
            lastSequencePointOffset = il.ILOffset;
            il.MarkSequencePoint(module.Document, LastLine, 0, LastLine, 0);
        }
    }
}
