// One Python module becomes one static class, PythonModules.<module name>: a pair of methods per function, and static fields for what never
// changes (names, constants, code objects), which Prepare fills once: the runtime loads a module in one thread at a time. What belongs to an interpreter (cells of globals, attribute entries,
// functions called directly) are instance fields of a class inside it, State, which NewState makes and fills for a module's globals; Load
// returns the EmittedModule that the runtime has all of it from. Fields are made on first use, so the order of emission is the order of fields: deterministic.
using System.Diagnostics.SymbolStore;
using System.Reflection;
using System.Reflection.Emit;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Ir;
using Stackless.Compiler.Resumption;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Compiler.Emission;
sealed class ModuleEmitter : ModuleParts
{
    /// <summary>Where compiled modules live; the runtime's importer finds a module's class by this and its name.</summary>
    public const string Namespace = "PythonModules";

    const MethodAttributes StaticMethod = MethodAttributes.Public | MethodAttributes.Static;

    readonly TypeBuilder type;
    readonly TypeBuilder state;
    readonly IrModule module;
    readonly MethodBuilder newState;
    readonly ILGenerator prepare;
    readonly ILGenerator fill;
    readonly LocalBuilder fileName;
    readonly LocalBuilder compiled;
    readonly Dictionary<string, StateField> cells = [];
    readonly Dictionary<object, FieldBuilder> constants = [];
    readonly Dictionary<string, FieldBuilder> names = [];
    readonly Dictionary<string, FieldBuilder> keywordLists = [];
    readonly Dictionary<Op, StateField> entries = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<string, List<StateField>> entriesByName = [];
    readonly Dictionary<IrFunction, EmittedFunction> functions = [];
    readonly CodeFingerprints fingerprints;
    readonly FieldSet statics;
    readonly FieldSet instances;

    ModuleEmitter(ModuleBuilder builder, IrModule module, ISymbolDocumentWriter? document, SteppingInformation? stepping, EmissionOptions options)
    {
        this.module = module;
        Document = document;
        Stepping = stepping;
        Options = options;
        fingerprints = new CodeFingerprints(function => functions[function].Resumable);
        type = builder.DefineType($"{Namespace}.{module.Name}", TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed | TypeAttributes.Class, typeof(object));
        state = type.DefineNestedType("State", TypeAttributes.NestedPublic | TypeAttributes.Sealed, typeof(ModuleState));
        statics = new FieldSet(type, FieldAttributes.Public | FieldAttributes.Static);
        instances = new FieldSet(state, FieldAttributes.Public);
        var makeState = state.DefineDefaultConstructor(MethodAttributes.Public);
        if (module.IsPackage)
        {
            type.DefineField("IsPackage", typeof(bool), FieldAttributes.Public | FieldAttributes.Static | FieldAttributes.Literal).SetConstant(true);
        }
        loaded = type.DefineField("loaded", typeof(EmittedModule), FieldAttributes.Public | FieldAttributes.Static);
        prepareMethod = type.DefineMethod("Prepare", StaticMethod, typeof(void), Type.EmptyTypes);
        prepare = prepareMethod.GetILGenerator();
        fileName = prepare.DeclareLocal(typeof(string));
        prepare.Emit(OpCodes.Ldstr, module.FileName);
        prepare.Emit(OpCodes.Stloc, fileName);
        compiled = prepare.DeclareLocal(typeof(EmittedModule));
        newState = type.DefineMethod("NewState", StaticMethod, typeof(ModuleState), [typeof(PyDict)]);
        newState.DefineParameter(1, ParameterAttributes.None, "globals");
        prepare.Emit(OpCodes.Ldftn, newState);
        prepare.Emit(OpCodes.Newobj, RuntimeMembers.NewEmittedModule);
        prepare.Emit(OpCodes.Stloc, compiled);
        fill = newState.GetILGenerator();
        fill.DeclareLocal(state);
        fill.Emit(OpCodes.Newobj, makeState);
        fill.Emit(OpCodes.Stloc_0);
        fill.Emit(OpCodes.Ldloc_0);
        fill.Emit(OpCodes.Ldarg_0);
        fill.Emit(OpCodes.Stfld, RuntimeMembers.StateGlobals);
    }

    readonly FieldBuilder loaded;
    readonly MethodBuilder prepareMethod;

    public override ISymbolDocumentWriter? Document { get; }
    public override SteppingInformation? Stepping { get; }
    public override EmissionOptions Options { get; }
    public override Type State => state;

    /// <summary>Defines and completes the module's class.</summary>
    public static TypeBuilder Run(ModuleBuilder builder, IrModule module, ISymbolDocumentWriter? document, SteppingInformation? stepping, EmissionOptions options)
    {
        var emitter = new ModuleEmitter(builder, module, document, stepping, options);
        emitter.FindDirectCalls(module.Body);
        emitter.Declare(module.Body, null);
        foreach (var function in emitter.functions.Values.ToList())
        {
            stepping?.Begin(function.Body, function.Resume);
            FunctionEmitter.Run(emitter, function.Resumable, function.Body, isResume: false);
            FunctionEmitter.Run(emitter, function.Resumable, function.Resume, isResume: true);
            emitter.EmitCode(function);
        }
        emitter.Finish();
        emitter.type.CreateType();
        emitter.statics.CreateTypes();
        emitter.state.CreateType();
        emitter.instances.CreateTypes();
        return emitter.type;
    }

    public override FieldInfo CodeOf(IrFunction function) => functions[function].Code;

    public override DirectFunction? DirectOf(IrFunction function) => functions[function] is { Direct: { } place } emitted ? new DirectFunction(place, emitted.Body) : null;

    /// <summary>Of a deeply nested function, the stack trace of .NET shows the last part only.</summary>
    const int MaxMethodName = 400;

    readonly HashSet<IrFunction> calledDirectly = [];

    void FindDirectCalls(IrFunction function)
    {
        foreach (var op in function.Blocks.SelectMany(b => b.Ops))
        {
            if (op is Ir.Call { LikelyTarget: { } target })
            {
                calledDirectly.Add(target);
            }
        }
        foreach (var child in function.Children)
        {
            FindDirectCalls(child);
        }
    }

    // Methods are declared before any is emitted: a body may call a function that stands below it.
    void Declare(IrFunction function, EmittedFunction? outer)
    {
        var index = functions.Count;
        var name = function.QualifiedName.Replace(".<locals>", "");
        if (name.Length > MaxMethodName)
        {
            name = string.Concat("...", name.AsSpan(name.Length - MaxMethodName));
        }
        var parameters = ParameterCount(function);
        Type[] signature = parameters <= Code.MaxDirect
            ? [typeof(ThreadState), typeof(PyFunction), .. Enumerable.Repeat(typeof(Value), parameters)]
            : [typeof(ThreadState), typeof(PyFunction), typeof(Value[])];
        var body = type.DefineMethod($"{name}#{index}", StaticMethod, typeof(Value), signature);
        body.DefineParameter(1, ParameterAttributes.None, "ts");
        body.DefineParameter(2, ParameterAttributes.None, "function");
        var resume = type.DefineMethod($"{name}#{index}.resume", StaticMethod, typeof(Value), [typeof(ThreadState), typeof(PyFrame), typeof(Value)]);
        resume.DefineParameter(1, ParameterAttributes.None, "ts");
        resume.DefineParameter(2, ParameterAttributes.None, "frame");
        resume.DefineParameter(3, ParameterAttributes.None, "value");
        var emitted = new EmittedFunction
        {
            Outer = outer,
            Resumable = ResumableFunction.Run(function),
            Body = body,
            Resume = resume,
            Code = statics.Define($"code{index}", typeof(Code)).Field,
            Direct = calledDirectly.Contains(function) ? NewStateField($"direct{index}", typeof(PyFunction)) : null,
        };
        functions.Add(function, emitted);
        NameParameters(emitted, body);
        foreach (var child in function.Children)
        {
            Declare(child, emitted);
        }
    }

    // For debuggers and stack traces. Where variables live in the frame, a parameter has the argument and not the variable.
    void NameParameters(EmittedFunction emitted, MethodBuilder body)
    {
        var function = emitted.Resumable.Function;
        var count = ParameterCount(function);
        if (Document is null || emitted.Resumable.LivesInFrame)
        {
            return;
        }
        if (count > Code.MaxDirect)
        {
            body.DefineParameter(3, ParameterAttributes.None, "arguments");
            return;
        }
        for (var i = 0; i < count; i++)
        {
            body.DefineParameter(i + 3, ParameterAttributes.None, function.Locals[i].PythonName);
        }
    }

    internal static int ParameterCount(IrFunction function) =>
        CodeDescription.HasNamespace(function) ? 1 : function.ParameterCount;

    void EmitCode(EmittedFunction emitted)
    {
        var f = emitted.Resumable.Function;
        prepare.Emit(OpCodes.Ldloc, fileName);
        EmitNames(emitted, $"\n{string.Join(',', CodeDescription.VariableNames(f))}\n{string.Join(',', f.FreeVariables)}\n{module.Name}");
        prepare.EmitInt(f.FirstLine);
        prepare.EmitInt(f.PositionalOnlyCount);
        prepare.EmitInt(CodeDescription.PositionalCount(f));
        prepare.EmitInt(f.KeywordOnlyCount);
        prepare.EmitInt((int)CodeDescription.Flags(f));
        prepare.EmitInt(emitted.Resumable.Slots.Count);
        if (f.Doc is null)
        {
            prepare.Emit(OpCodes.Ldnull);
        }
        else
        {
            prepare.Emit(OpCodes.Ldstr, f.Doc);
        }
        prepare.Emit(OpCodes.Ldstr, SiteTable.Encode(emitted.Resumable, fingerprints));
        prepare.Emit(OpCodes.Ldftn, emitted.Body);
        prepare.Emit(OpCodes.Ldftn, emitted.Resume);
        prepare.Emit(OpCodes.Ldloc, compiled);
        prepare.Emit(OpCodes.Newobj, RuntimeMembers.NewCode);
        prepare.Emit(OpCodes.Stsfld, emitted.Code);
    }

    // A thousand functions nested in each other have qualified names of 16 MB together, which is all an assembly's literals may have: a long
    // one is made from that of the function around.
    void EmitNames(EmittedFunction emitted, string rest)
    {
        const int longName = 200;
        var f = emitted.Resumable.Function;
        if (f.QualifiedName.Length > longName && emitted.Outer is { } outer && f.QualifiedName.StartsWith(outer.Resumable.Function.QualifiedName, StringComparison.Ordinal))
        {
            prepare.Emit(OpCodes.Ldsfld, outer.Code);
            prepare.Emit(OpCodes.Ldstr, f.Name);
            prepare.Emit(OpCodes.Ldstr, f.QualifiedName[outer.Resumable.Function.QualifiedName.Length..] + rest);
            prepare.Emit(OpCodes.Call, RuntimeMembers.Operation(nameof(Operations.NamesWithin)));
        }
        else
        {
            prepare.Emit(OpCodes.Ldstr, $"{f.Name}\n{f.QualifiedName}{rest}");
        }
    }

    void Finish()
    {
        EmitEntries();
        prepare.Emit(OpCodes.Ldloc, compiled);
        prepare.Emit(OpCodes.Ldsfld, functions[module.Body].Code);
        prepare.Emit(OpCodes.Call, RuntimeMembers.CompleteModule);
        prepare.Emit(OpCodes.Ldloc, compiled);
        prepare.Emit(OpCodes.Stsfld, loaded);
        prepare.Emit(OpCodes.Ret);
        fill.Emit(OpCodes.Ldloc_0);
        fill.Emit(OpCodes.Ret);
        var load = type.DefineMethod("Load", StaticMethod, typeof(EmittedModule), Type.EmptyTypes).GetILGenerator();
        var isLoaded = load.DefineLabel();
        load.Emit(OpCodes.Ldsfld, loaded);
        load.Emit(OpCodes.Brtrue, isLoaded);
        load.Emit(OpCodes.Call, prepareMethod);
        load.MarkLabel(isLoaded);
        load.Emit(OpCodes.Ldsfld, loaded);
        load.Emit(OpCodes.Ret);
    }

    // ---- fields, on first use ------------------------------------------------------------------------------------------

    public override StatePlace CellOf(string name)
    {
        if (!cells.TryGetValue(name, out var field))
        {
            cells.Add(name, field = NewStateField($"global{cells.Count}", typeof(GlobalCell)));
            BeginStore(field);
            fill.Emit(OpCodes.Ldarg_0);
            fill.Emit(OpCodes.Ldsfld, NameOf(name));
            fill.Emit(OpCodes.Call, RuntimeMembers.CellFor);
            fill.Emit(OpCodes.Stfld, field.Field);
        }
        return field;
    }

    public override FieldInfo NameOf(string name) => Once(names, name, "name", typeof(PyStr), () => EmitName(name));

    public override FieldInfo KeywordsOf(IReadOnlyList<string> keywords) =>
        Once(keywordLists, string.Join(',', keywords), "keywords", typeof(PyStr[]), () =>
        {
            prepare.EmitInt(keywords.Count);
            prepare.Emit(OpCodes.Newarr, typeof(PyStr));
            for (var i = 0; i < keywords.Count; i++)
            {
                prepare.Emit(OpCodes.Dup);
                prepare.EmitInt(i);
                EmitName(keywords[i]);
                prepare.Emit(OpCodes.Stelem_Ref);
            }
        });

    public override StatePlace EntryOf(Op op, string name)
    {
        if (!entries.TryGetValue(op, out var field))
        {
            field = NewStateField($"site{entries.Count}", typeof(AttributeEntry));
            entries.Add(op, field);
            if (!entriesByName.TryGetValue(name, out var sites))
            {
                entriesByName.Add(name, sites = []);
            }
            sites.Add(field);
        }
        return field;
    }

    // Sites of one name begin with one entry: they get others as they find something (AttributeEntry).
    void EmitEntries()
    {
        if (entriesByName.Count == 0)
        {
            return;
        }
        var entry = fill.DeclareLocal(typeof(AttributeEntry));
        foreach (var (name, sites) in entriesByName)
        {
            fill.Emit(OpCodes.Ldsfld, NameOf(name));
            fill.Emit(OpCodes.Newobj, RuntimeMembers.NewEntry);
            fill.Emit(OpCodes.Stloc, entry);
            foreach (var field in sites)
            {
                BeginStore(field);
                fill.Emit(OpCodes.Ldloc, entry);
                fill.Emit(OpCodes.Stfld, field.Field);
            }
        }
    }

    StateField NewStateField(string name, Type fieldType)
    {
        var (field, isFirst) = instances.Define(name, fieldType);
        if (isFirst)
        {
            // The first field of another object: it hangs on the state.
            var holder = instances.Last!;
            more = state.DefineField(holder.Name, holder, FieldAttributes.Public);
            fill.Emit(OpCodes.Ldloc_0);
            fill.Emit(OpCodes.Newobj, holder.DefineDefaultConstructor(MethodAttributes.Public));
            fill.Emit(OpCodes.Stfld, more);
        }
        return new StateField(field, more);
    }

    // The field of the state that holds the object in which new fields are made; null while it is the state itself.
    FieldBuilder? more;

    void BeginStore(StateField field)
    {
        fill.Emit(OpCodes.Ldloc_0);
        if (field.More is { } holder)
        {
            fill.Emit(OpCodes.Ldfld, holder);
        }
    }

    void EmitName(string name)
    {
        prepare.Emit(OpCodes.Ldstr, name);
        prepare.Emit(OpCodes.Call, Options.IsCollectible ? RuntimeMembers.InternWeakly : RuntimeMembers.Intern);
    }

    FieldBuilder Once<TKey>(Dictionary<TKey, FieldBuilder> table, TKey key, string kind, Type fieldType, Action emitValue) where TKey : notnull
    {
        if (!table.TryGetValue(key, out var field))
        {
            field = statics.Define($"{kind}{table.Count}", fieldType).Field;
            table.Add(key, field);
            emitValue();
            prepare.Emit(OpCodes.Stsfld, field);
        }
        return field;
    }

    // ---- constants that are objects ------------------------------------------------------------------------------------

    public override FieldInfo ConstantOf(ConstantValue value) => Once(constants, Key(value), "constant", typeof(PyObject), () => EmitObject(value));

    public override FieldInfo ConstantOf(ConstTuple tuple) => Once(constants, tuple, "constant", typeof(PyObject), () =>
    {
        prepare.Emit(OpCodes.Ldstr, ConstantText.Encode(tuple));
        prepare.Emit(OpCodes.Call, RuntimeMembers.Operation(nameof(Operations.TupleConstant)));
    });

    // Records compare by value, arrays inside them do not.
    static object Key(ConstantValue value) => value switch
    {
        ConstantBytes bytes => "b" + Convert.ToBase64String(bytes.Value),
        ConstantStr { CodePoints: { } points } => "p" + string.Join(',', points),
        _ => value,
    };

    void EmitObject(ConstantValue value)
    {
        switch (value)
        {
            case ConstantStr { CodePoints: { } points }:
                prepare.Emit(OpCodes.Ldstr, string.Join(',', points));
                prepare.Emit(OpCodes.Call, RuntimeMembers.Operation(nameof(Operations.StringOfPoints)));
                break;
            case ConstantStr str:
                EmitName(str.Text);
                break;
            case ConstantBytes bytes:
                prepare.Emit(OpCodes.Ldstr, Convert.ToBase64String(bytes.Value));
                prepare.Emit(OpCodes.Call, RuntimeMembers.Operation(nameof(Operations.BytesConstant)));
                break;
            case ConstantInt big:
                prepare.Emit(OpCodes.Ldstr, big.Value.ToString("R"));
                prepare.Emit(OpCodes.Call, RuntimeMembers.Operation(nameof(Operations.BigConstant)));
                break;
            case ConstantComplex complex:
                prepare.Emit(OpCodes.Ldc_R8, complex.Imag);
                prepare.Emit(OpCodes.Call, RuntimeMembers.Operation(nameof(Operations.ComplexConstant)));
                break;
            case ConstantEllipsis:
                prepare.Emit(OpCodes.Ldsfld, RuntimeMembers.Ellipsis);
                break;
            default:
                throw new InvalidOperationException($"{value} is not a constant object");
        }
    }
}

/// <summary>What is emitted for one function.</summary>
sealed class EmittedFunction
{
    public required ResumableFunction Resumable { get; init; }

    /// <summary>The function it is written in; null for the module's body.</summary>
    public required EmittedFunction? Outer { get; init; }
    public required MethodBuilder Body { get; init; }
    public required MethodBuilder Resume { get; init; }
    public required FieldBuilder Code { get; init; }

    /// <summary>The function object made last from this code at module level: what a direct call compares the callee with. Null if none is made.</summary>
    public required StateField? Direct { get; init; }
}

/// <param name="IsProbing">Stress mode: every suspendable operation captures the whole stack and goes on (ThreadState.Probe).</param>
/// <param name="IsCollectible">For code that goes when nobody refers to it. Its static fields are slower to reach than those of code that stays.</param>
public sealed record EmissionOptions(bool IsProbing = false, bool IsCollectible = false);
