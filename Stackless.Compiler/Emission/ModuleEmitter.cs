// One Python module becomes one static class, PythonModules.<module name>: a pair of methods per function, static fields for what the code
// refers to (cells of globals, constants, attribute entries, code objects, functions called directly), and Bind, which fills the
// fields for a module's globals and returns the module body as a function. Fields are made on first use, so the order of emission is
// the order of fields: deterministic.
namespace Stackless.Compiler.Emission;
using System.Diagnostics.SymbolStore;
using System.Reflection;
using System.Reflection.Emit;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Ir;
using Stackless.Compiler.Resumption;
using Stackless.Runtime;

sealed class ModuleEmitter
{
    /// <summary>Where compiled modules live; the runtime's importer finds a module's class by this and its name.</summary>
    public const string Namespace = "PythonModules";

    const FieldAttributes Static = FieldAttributes.Public | FieldAttributes.Static;
    const MethodAttributes StaticMethod = MethodAttributes.Public | MethodAttributes.Static;

    readonly TypeBuilder type;
    readonly IrModule module;
    readonly ILGenerator bind;
    readonly LocalBuilder fileName;
    readonly Dictionary<string, FieldBuilder> cells = [];
    readonly Dictionary<object, FieldBuilder> constants = [];
    readonly Dictionary<string, FieldBuilder> names = [];
    readonly Dictionary<string, FieldBuilder> keywordLists = [];
    readonly Dictionary<Op, FieldBuilder> entries = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<string, List<FieldBuilder>> entriesByName = [];
    readonly Dictionary<IrFunction, EmittedFunction> functions = [];
    readonly CodeFingerprints fingerprints = new();
    readonly List<TypeBuilder> moreFields = [];
    int fieldCount;

    ModuleEmitter(ModuleBuilder builder, IrModule module, ISymbolDocumentWriter? document, EmissionOptions options)
    {
        this.module = module;
        Document = document;
        Options = options;
        type = builder.DefineType($"{Namespace}.{module.Name}", TypeAttributes.Public | TypeAttributes.Abstract | TypeAttributes.Sealed | TypeAttributes.Class, typeof(object));
        Globals = type.DefineField("globals", typeof(PyDict), Static);
        if (module.IsPackage)
        {
            type.DefineField("IsPackage", typeof(bool), Static | FieldAttributes.Literal).SetConstant(true);
        }
        var method = type.DefineMethod("Bind", StaticMethod, typeof(PyFunction), [typeof(PyDict)]);
        method.DefineParameter(1, ParameterAttributes.None, "globals");
        bind = method.GetILGenerator();
        bind.Emit(OpCodes.Ldarg_0);
        bind.Emit(OpCodes.Stsfld, Globals);
        fileName = bind.DeclareLocal(typeof(string));
        if (options.IsStandardLibrary)
        {
            bind.Emit(OpCodes.Ldstr, module.Name);
            bind.Emit(OpCodes.Call, RuntimeMembers.LibraryFile);
        }
        else
        {
            bind.Emit(OpCodes.Ldstr, module.FileName);
        }
        bind.Emit(OpCodes.Stloc, fileName);
    }

    public ISymbolDocumentWriter? Document { get; }
    public EmissionOptions Options { get; }
    public FieldBuilder Globals { get; }

    /// <summary>Defines and completes the module's class.</summary>
    public static TypeBuilder Run(ModuleBuilder builder, IrModule module, ISymbolDocumentWriter? document, EmissionOptions options)
    {
        var emitter = new ModuleEmitter(builder, module, document, options);
        emitter.Declare(module.Body, null);
        foreach (var function in emitter.functions.Values.ToList())
        {
            FunctionEmitter.Run(emitter, function, isResume: false);
            FunctionEmitter.Run(emitter, function, isResume: true);
            emitter.EmitCode(function);
        }
        emitter.FinishBind();
        emitter.type.CreateType();
        emitter.moreFields.ForEach(t => t.CreateType());
        return emitter.type;
    }

    public EmittedFunction FunctionOf(IrFunction function) => functions[function];

    /// <summary>Of a deeply nested function, the stack trace of .NET shows the last part only.</summary>
    const int MaxMethodName = 400;

    // Methods are declared before any is emitted: a body may call a function that stands below it.
    void Declare(IrFunction function, EmittedFunction? outer)
    {
        int index = functions.Count;
        string name = function.QualifiedName.Replace(".<locals>", "");
        if (name.Length > MaxMethodName)
        {
            name = string.Concat("...", name.AsSpan(name.Length - MaxMethodName));
        }
        int parameters = ParameterCount(function);
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
        if (Options.IsAheadOfTime && !function.IsGenerator && RuntimeMembers.LeaveToJit is { } leave)
        {
            resume.SetCustomAttribute(new CustomAttributeBuilder(leave, []));
        }
        var emitted = new EmittedFunction
        {
            Outer = outer,
            Resumable = ResumableFunction.Run(function),
            Body = body,
            Resume = resume,
            Code = NewField($"code{index}", typeof(Code)),
            Direct = NewField($"direct{index}", typeof(PyFunction)),
        };
        functions.Add(function, emitted);
        foreach (var child in function.Children)
        {
            Declare(child, emitted);
        }
    }

    internal static int ParameterCount(IrFunction function) =>
        function.Kind is FunctionKind.ClassBody or FunctionKind.Dynamic ? 1 : function.ParameterCount;

    void EmitCode(EmittedFunction emitted)
    {
        var f = emitted.Resumable.Function;
        bool hasNamespace = f.Kind is FunctionKind.ClassBody or FunctionKind.Dynamic;
        var flags = (f.HasVarArgs ? CodeFlags.HasVarArgs : 0) | (f.HasVarKeywords ? CodeFlags.HasVarKeywords : 0)
            | (f.IsGenerator ? CodeFlags.IsGenerator : 0)
            | (f.IsAsyncGenerator ? CodeFlags.IsAsyncGenerator : f.IsCoroutine ? CodeFlags.IsCoroutine : 0)
            | (hasNamespace ? CodeFlags.HasNamespace : 0) | (f.KeepsVariables ? CodeFlags.KeepsVariables : 0);
        var variables = f.Locals.Where(l => l.Kind != LocalKind.Temporary && l.Name != ".namespace").Select(l => l.Name).Distinct();
        bind.Emit(OpCodes.Ldloc, fileName);
        EmitNames(emitted, $"\n{string.Join(',', variables)}\n{string.Join(',', f.FreeVariables)}\n{module.Name}");
        bind.EmitInt(f.FirstLine);
        bind.EmitInt(f.PositionalOnlyCount);
        bind.EmitInt(hasNamespace ? 1 : f.PositionalCount);
        bind.EmitInt(f.KeywordOnlyCount);
        bind.EmitInt((int)flags);
        bind.EmitInt(emitted.Resumable.Slots.Count);
        if (f.Doc is null)
        {
            bind.Emit(OpCodes.Ldnull);
        }
        else
        {
            bind.Emit(OpCodes.Ldstr, f.Doc);
        }
        bind.Emit(OpCodes.Ldstr, SiteTable.Encode(emitted.Resumable, fingerprints));
        bind.Emit(OpCodes.Ldftn, emitted.Body);
        bind.Emit(OpCodes.Ldftn, emitted.Resume);
        bind.Emit(OpCodes.Newobj, RuntimeMembers.NewCode);
        bind.Emit(OpCodes.Stsfld, emitted.Code);
    }

    // A thousand functions nested in each other have qualified names of 16 MB together, which is all an assembly's literals may have: a long
    // one is made from that of the function around.
    void EmitNames(EmittedFunction emitted, string rest)
    {
        const int longName = 200;
        var f = emitted.Resumable.Function;
        if (f.QualifiedName.Length > longName && emitted.Outer is { } outer && f.QualifiedName.StartsWith(outer.Resumable.Function.QualifiedName, StringComparison.Ordinal))
        {
            bind.Emit(OpCodes.Ldsfld, outer.Code);
            bind.Emit(OpCodes.Ldstr, f.Name);
            bind.Emit(OpCodes.Ldstr, f.QualifiedName[outer.Resumable.Function.QualifiedName.Length..] + rest);
            bind.Emit(OpCodes.Call, RuntimeMembers.Operation(nameof(Operations.NamesWithin)));
        }
        else
        {
            bind.Emit(OpCodes.Ldstr, $"{f.Name}\n{f.QualifiedName}{rest}");
        }
    }

    void FinishBind()
    {
        EmitEntries();
        bind.Emit(OpCodes.Ldsfld, functions[module.Body].Code);
        bind.Emit(OpCodes.Ldarg_0);
        bind.Emit(OpCodes.Call, RuntimeMembers.Operation(nameof(Operations.ModuleBody)));
        bind.Emit(OpCodes.Ret);
    }

    // ---- fields, on first use ------------------------------------------------------------------------------------------

    // A class can have 65,535 fields; what a very large module has more goes into classes inside its own.
    const int MaxFields = 50_000;

    FieldBuilder NewField(string name, Type fieldType)
    {
        if (++fieldCount % MaxFields == 0)
        {
            moreFields.Add(type.DefineNestedType($"more{moreFields.Count}", TypeAttributes.NestedPublic | TypeAttributes.Abstract | TypeAttributes.Sealed, typeof(object)));
        }
        return (moreFields.Count == 0 ? type : moreFields[^1]).DefineField(name, fieldType, Static);
    }

    public FieldBuilder CellOf(string name) => Once(cells, name, "global", typeof(GlobalCell), () =>
    {
        bind.Emit(OpCodes.Ldarg_0);
        EmitName(name);
        bind.Emit(OpCodes.Call, RuntimeMembers.CellFor);
    });

    public FieldBuilder NameOf(string name) => Once(names, name, "name", typeof(PyStr), () => EmitName(name));

    public FieldBuilder KeywordsOf(IReadOnlyList<string> keywords) =>
        Once(keywordLists, string.Join(',', keywords), "keywords", typeof(PyStr[]), () =>
        {
            bind.EmitInt(keywords.Count);
            bind.Emit(OpCodes.Newarr, typeof(PyStr));
            for (int i = 0; i < keywords.Count; i++)
            {
                bind.Emit(OpCodes.Dup);
                bind.EmitInt(i);
                EmitName(keywords[i]);
                bind.Emit(OpCodes.Stelem_Ref);
            }
        });

    /// <summary>The attribute entry of one operation: its own, but body and resume body have it in common.</summary>
    public FieldBuilder EntryOf(Op op, string name)
    {
        if (!entries.TryGetValue(op, out var field))
        {
            field = NewField($"site{entries.Count}", typeof(AttributeEntry));
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
        foreach (var (name, sites) in entriesByName)
        {
            EmitName(name);
            bind.Emit(OpCodes.Newobj, RuntimeMembers.NewEntry);
            foreach (var field in sites.Skip(1))
            {
                bind.Emit(OpCodes.Dup);
                bind.Emit(OpCodes.Stsfld, field);
            }
            bind.Emit(OpCodes.Stsfld, sites[0]);
        }
    }

    void EmitName(string name)
    {
        bind.Emit(OpCodes.Ldstr, name);
        bind.Emit(OpCodes.Call, Options.IsCollectible ? RuntimeMembers.InternWeakly : RuntimeMembers.Intern);
    }

    FieldBuilder Once<TKey>(Dictionary<TKey, FieldBuilder> table, TKey key, string kind, Type fieldType, Action emitValue) where TKey : notnull
    {
        if (!table.TryGetValue(key, out var field))
        {
            field = NewField($"{kind}{table.Count}", fieldType);
            table.Add(key, field);
            emitValue();
            bind.Emit(OpCodes.Stsfld, field);
        }
        return field;
    }

    // ---- constants that are objects ------------------------------------------------------------------------------------

    public FieldBuilder ConstantOf(ConstantValue value) => Once(constants, Key(value), "constant", typeof(PyObject), () => EmitObject(value));

    public FieldBuilder ConstantOf(ConstTuple tuple) => Once(constants, tuple, "constant", typeof(PyObject), () =>
    {
        bind.Emit(OpCodes.Ldstr, ConstantText.Encode(tuple));
        bind.Emit(OpCodes.Call, RuntimeMembers.Operation(nameof(Operations.TupleConstant)));
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
                bind.Emit(OpCodes.Ldstr, string.Join(',', points));
                bind.Emit(OpCodes.Call, RuntimeMembers.Operation(nameof(Operations.StringOfPoints)));
                break;
            case ConstantStr str:
                EmitName(str.Text);
                break;
            case ConstantBytes bytes:
                bind.Emit(OpCodes.Ldstr, Convert.ToBase64String(bytes.Value));
                bind.Emit(OpCodes.Call, RuntimeMembers.Operation(nameof(Operations.BytesConstant)));
                break;
            case ConstantInt big:
                bind.Emit(OpCodes.Ldstr, big.Value.ToString("R"));
                bind.Emit(OpCodes.Call, RuntimeMembers.Operation(nameof(Operations.BigConstant)));
                break;
            case ConstantComplex complex:
                bind.Emit(OpCodes.Ldc_R8, complex.Imag);
                bind.Emit(OpCodes.Call, RuntimeMembers.Operation(nameof(Operations.ComplexConstant)));
                break;
            case ConstantEllipsis:
                bind.Emit(OpCodes.Ldsfld, RuntimeMembers.Ellipsis);
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

    /// <summary>The function object made last from this code at module level: what a direct call compares the callee with.</summary>
    public required FieldBuilder Direct { get; init; }
}

/// <param name="IsProbing">Stress mode: every suspendable operation captures the whole stack and goes on (ThreadState.Probe).</param>
/// <param name="IsAheadOfTime">For the ahead-of-time compiler, which is to leave resume bodies alone: they are most of the code and seldom run. Those of generators run.</param>
/// <param name="IsStandardLibrary">For the assembly of CPython's Lib: the runtime knows where the files are.</param>
/// <param name="IsCollectible">For code that goes when nobody refers to it. Its static fields are slower to reach than those of code that stays.</param>
public sealed record EmissionOptions(bool IsProbing = false, bool IsAheadOfTime = false, bool IsStandardLibrary = false, bool IsCollectible = false);
