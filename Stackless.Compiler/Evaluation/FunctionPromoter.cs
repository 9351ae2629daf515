// A function that has become warm goes from the evaluator to emitted code: its instructions are read back to IR, and the two bodies are emitted into a
// class of their own. They find the module's state in the arrays that the evaluator uses, and go on from its frames: sites and slots are the same.
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Emission;
using Stackless.Compiler.Ir;
using Stackless.Compiler.Resumption;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Compiler.Evaluation;
sealed class FunctionPromoter : ModuleParts
{
    static readonly FieldInfo cells = typeof(EvaluatedState).GetField(nameof(EvaluatedState.Cells))!;
    static readonly FieldInfo entriesField = typeof(EvaluatedState).GetField(nameof(EvaluatedState.Entries))!;
    static int promotedCount;
    static ModuleBuilder? kept;

    readonly EvaluatedModule module;
    readonly TypeBuilder type;
    readonly Dictionary<Op, int> entries;
    readonly Dictionary<IrFunction, int> functions;
    readonly Dictionary<string, int> globals = [];
    readonly Dictionary<object, (FieldBuilder Field, object Value)> statics = [];

    readonly Dictionary<Op, Callee> callees = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<Op, NativeCallee> nativeCallees = new(ReferenceEqualityComparer.Instance);
    readonly IrFunction self;
    readonly MethodBuilder body;

    FunctionPromoter(EvaluatedModule module, TypeBuilder type, EmissionOptions options, Dictionary<Op, int> entries, Dictionary<IrFunction, int> functions, IrFunction self, MethodBuilder body, bool isWarmByLoop)
    {
        IsWarmByLoop = isWarmByLoop;
        this.self = self;
        this.body = body;
        this.module = module;
        this.type = type;
        Options = options;
        this.entries = entries;
        this.functions = functions;
        for (var i = 0; i < module.Globals.Length; i++)
        {
            globals.TryAdd(module.Names[module.Globals[i]].Text, i);
        }
    }

    /// <summary>The addresses of a function's body and resume body. The class lives as long as somebody has it, if the module is to go when nobody refers to it.</summary>
    /// <param name="asking">Of the function object that has become warm: what it calls is seen there.</param>
    public static (nint Body, nint Resume, Type Class) Run(EvaluatedFunction source, ModuleState asking)
    {
        var module = source.Module;
        var options = new EmissionOptions(module.IsProbing, IsCollectible: module.IsCollectible);
        var functions = new Dictionary<IrFunction, int>();
        var (resumable, entries) = ReadBack(source, functions);
        var function = resumable.Function;
        var number = Interlocked.Increment(ref promotedCount);
        var type = BuilderFor(options).DefineType($"{ModuleEmitter.Namespace}.{module.Name}.{number}", TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed);
        var parameters = source.ParameterCount;
        Type[] signature = parameters <= Code.MaxDirect
            ? [typeof(ThreadState), typeof(PyFunction), .. Enumerable.Repeat(typeof(Value), parameters)]
            : [typeof(ThreadState), typeof(PyFunction), typeof(Value[])];
        var name = source.QualifiedName.Replace(".<locals>", "");
        name = name.Length > 400 ? name[^400..] : name;
        var body = type.DefineMethod(name, MethodAttributes.Public | MethodAttributes.Static, typeof(Value), signature);
        var resume = type.DefineMethod(name + ".resume", MethodAttributes.Public | MethodAttributes.Static, typeof(Value), [typeof(ThreadState), typeof(PyFrame), typeof(Value)]);
        var promoter = new FunctionPromoter(module, type, options, entries, functions, function, body, source.IsWarmByLoop);
        promoter.FindCallees((EvaluatedState)asking);
        FunctionEmitter.Run(promoter, resumable, body, isResume: false);
        FunctionEmitter.Run(promoter, resumable, resume, isResume: true);
        var made = type.CreateType();
        foreach (var (field, value) in promoter.statics.Values)
        {
            made.GetField(field.Name)!.SetValue(null, value);
        }
        var (bodyHandle, resumeHandle) = (made.GetMethod(name)!.MethodHandle, made.GetMethod(name + ".resume")!.MethodHandle);
        // Compiled here, not when the program first comes by.
        if (!function.IsGenerator)
        {
            RuntimeHelpers.PrepareMethod(bodyHandle);
        }
        if (source.IsWarmByLoop || function.IsGenerator)
        {
            RuntimeHelpers.PrepareMethod(resumeHandle);
        }
        return (bodyHandle.GetFunctionPointer(), resumeHandle.GetFunctionPointer(), made);
    }

    /// <summary>A function as IR again, with the sites and slots that it had.</summary>
    /// <param name="made">Is told what the function makes, by number.</param>
    internal static (ResumableFunction Function, Dictionary<Op, int> Entries) ReadBack(EvaluatedFunction source, Dictionary<IrFunction, int> made)
    {
        var declared = new Dictionary<int, IrFunction>();
        var (function, entries) = InstructionReader.Run(source.Module, source, number =>
        {
            if (!declared.TryGetValue(number, out var known))
            {
                declared.Add(number, known = InstructionReader.Declare(source.Module.FunctionAt(number)));
                made.Add(known, number);
            }
            return known;
        });
        var resumable = ResumableFunction.Run(function);
        Check(source, resumable);
        return (resumable, entries);
    }

    // What goes must go alone; what stays needs no assembly of its own.
    static ModuleBuilder BuilderFor(EmissionOptions options) => options.IsCollectible
        ? AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("py.warm"), AssemblyBuilderAccess.RunAndCollect).DefineDynamicModule("py.warm")
        : kept ??= AssemblyBuilder.DefineDynamicAssembly(new AssemblyName("py.warm"), AssemblyBuilderAccess.Run).DefineDynamicModule("py.warm");

    // A frame must mean the same to both engines.
    static void Check(EvaluatedFunction source, ResumableFunction resumable)
    {
        var isSame = resumable.Sites.Count == source.SiteStarts.Length && resumable.Slots.Count == source.SlotRegisters.Length;
        for (var i = 0; isSame && i < resumable.Slots.Count; i++)
        {
            isSame = resumable.Slots[i].Index == source.SlotRegisters[i];
        }
        if (!isSame)
        {
            throw new InvalidOperationException($"{source.QualifiedName} has other sites or slots when read back from its instructions");
        }
    }

    // ---- what the emitted code refers to ---------------------------------------------------------------------------------------

    public override bool IsWarm => true;

    public override bool IsWarmByLoop { get; }

    public override EmissionOptions Options { get; }

    public override Type State => typeof(EvaluatedState);

    public override FieldInfo? ArrayOf(Type element) => element == typeof(GlobalCell) ? cells : entriesField;

    public override StatePlace CellOf(string name) => new StateElement(cells, globals[name], typeof(GlobalCell));

    public override StatePlace EntryOf(Op op, string name) => new StateElement(entriesField, entries[op], typeof(AttributeEntry));

    public override FieldInfo NameOf(string name) => Static("n" + name, () => Array.Find(module.Names, n => n.Text == name)!, typeof(PyStr));

    public override FieldInfo KeywordsOf(IReadOnlyList<string> keywords) =>
        Static("k" + string.Join(',', keywords), () => Array.Find(module.Keywords, list => list.Select(k => k.Text).SequenceEqual(keywords))!, typeof(PyStr[]));

    public override FieldInfo ConstantOf(ConstantValue value)
    {
        var constant = ((ConstantObject)value).Object;
        return Static(constant, () => constant, typeof(PyObject));
    }

    public override FieldInfo ConstantOf(ConstTuple tuple) => throw new InvalidOperationException("constants of instructions are objects");

    public override FieldInfo CodeOf(IrFunction function) => Static(function, () => module.CodeOf(functions[function]), typeof(Code));

    public override DirectFunction? DirectOf(IrFunction function) => ReferenceEquals(function, self) ? new DirectFunction(new RunningFunction(), body) : null;

    public override Callee? CalleeOf(Op call) => callees.GetValueOrDefault(call);

    public override NativeCallee? NativeCalleeOf(Op call) => nativeCallees.GetValueOrDefault(call);

    public override FieldInfo CodeOf(Callee callee) => Static(callee.Code, () => callee.Code, typeof(Code));

    // Before anything is emitted: callees that are nearly as warm are emitted first. Text that may go calls nothing directly (Callee).
    void FindCallees(EvaluatedState state)
    {
        if (module.IsCollectible)
        {
            return;
        }
        foreach (var block in self.Blocks)
        {
            var loaded = new Dictionary<Local, string>();
            foreach (var op in block.Ops)
            {
                var callee = op switch
                {
                    Ir.Call { KeywordNames.Count: 0, Callee: Local local } call when loaded.TryGetValue(local, out var name) => Callee.OfGlobal(state, globals[name], call.Arguments.Count),
                    CallMethod { KeywordNames.Count: 0 } call => Callee.OfMethod(state, entries[call], call.Arguments.Count),
                    LoadAttr read => Callee.OfGetter(state, entries[read]),
                    _ => null,
                };
                if (callee is not null)
                {
                    callees.Add(op, callee);
                }
                else if (NativeCalleeOf(op, state, loaded) is { } native)
                {
                    nativeCallees.Add(op, native);
                }
                if (op is LoadGlobal { Dest: { } global } load)
                {
                    loaded[global] = load.Name;
                }
                else if (op.Dest is { } dest)
                {
                    loaded.Remove(dest);
                }
            }
        }
    }

    NativeCallee? NativeCalleeOf(Op op, EvaluatedState state, Dictionary<Local, string> loaded) => op switch
    {
        Ir.Call { KeywordNames.Count: 0, Callee: Local local } call when loaded.TryGetValue(local, out var name) => NativeCallee.OfGlobal(state, globals[name], call.Arguments.Count),
        CallMethod { KeywordNames.Count: 0 } call => NativeCallee.OfMethod(state, entries[call], call.Arguments.Count),
        _ => null,
    };

    FieldBuilder Static(object key, Func<object> value, Type fieldType)
    {
        if (!statics.TryGetValue(key, out var known))
        {
            known = (type.DefineField($"value{statics.Count}", fieldType, FieldAttributes.Public | FieldAttributes.Static), value());
            statics.Add(key, known);
        }
        return known.Field;
    }
}
