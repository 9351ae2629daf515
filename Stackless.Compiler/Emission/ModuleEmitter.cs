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
    readonly Dictionary<string, FieldBuilder> cells = [];
    readonly Dictionary<object, FieldBuilder> constants = [];
    readonly Dictionary<string, FieldBuilder> names = [];
    readonly Dictionary<string, FieldBuilder> keywordLists = [];
    readonly Dictionary<IrFunction, EmittedFunction> functions = [];
    int siteCount;

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
    }

    public ISymbolDocumentWriter? Document { get; }
    public EmissionOptions Options { get; }
    public FieldBuilder Globals { get; }

    /// <summary>Defines and completes the module's class.</summary>
    public static TypeBuilder Run(ModuleBuilder builder, IrModule module, ISymbolDocumentWriter? document, EmissionOptions options)
    {
        var emitter = new ModuleEmitter(builder, module, document, options);
        emitter.Declare(module.Body);
        foreach (var function in emitter.functions.Values.ToList())
        {
            FunctionEmitter.Run(emitter, function, isResume: false);
            FunctionEmitter.Run(emitter, function, isResume: true);
            emitter.EmitCode(function);
        }
        emitter.FinishBind();
        emitter.type.CreateType();
        return emitter.type;
    }

    public EmittedFunction FunctionOf(IrFunction function) => functions[function];

    // Methods are declared before any is emitted: a body may call a function that stands below it.
    void Declare(IrFunction function)
    {
        int index = functions.Count;
        string name = function.QualifiedName.Replace(".<locals>", "");
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
        functions.Add(function, new EmittedFunction
        {
            Resumable = ResumableFunction.Run(function),
            Body = body,
            Resume = resume,
            Code = type.DefineField($"code{index}", typeof(Code), Static),
            Direct = type.DefineField($"direct{index}", typeof(PyFunction), Static),
        });
        foreach (var child in function.Children)
        {
            Declare(child);
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
        bind.Emit(OpCodes.Ldstr, module.FileName);
        bind.Emit(OpCodes.Ldstr, $"{f.Name}\n{f.QualifiedName}\n{string.Join(',', variables)}\n{string.Join(',', f.FreeVariables)}\n{module.Name}");
        bind.Emit(OpCodes.Ldc_I4, f.FirstLine);
        bind.Emit(OpCodes.Ldc_I4, f.PositionalOnlyCount);
        bind.Emit(OpCodes.Ldc_I4, hasNamespace ? 1 : f.PositionalCount);
        bind.Emit(OpCodes.Ldc_I4, f.KeywordOnlyCount);
        bind.Emit(OpCodes.Ldc_I4, (int)flags);
        bind.Emit(OpCodes.Ldc_I4, emitted.Resumable.Slots.Count);
        if (f.Doc is null)
        {
            bind.Emit(OpCodes.Ldnull);
        }
        else
        {
            bind.Emit(OpCodes.Ldstr, f.Doc);
        }
        bind.Emit(OpCodes.Ldstr, SiteTable.Encode(emitted.Resumable));
        bind.Emit(OpCodes.Ldftn, emitted.Body);
        bind.Emit(OpCodes.Ldftn, emitted.Resume);
        bind.Emit(OpCodes.Newobj, RuntimeMembers.NewCode);
        bind.Emit(OpCodes.Stsfld, emitted.Code);
    }

    void FinishBind()
    {
        bind.Emit(OpCodes.Ldsfld, functions[module.Body].Code);
        bind.Emit(OpCodes.Ldarg_0);
        bind.Emit(OpCodes.Call, RuntimeMembers.Operation(nameof(Operations.ModuleBody)));
        bind.Emit(OpCodes.Ret);
    }

    // ---- fields, on first use ------------------------------------------------------------------------------------------

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
            bind.Emit(OpCodes.Ldc_I4, keywords.Count);
            bind.Emit(OpCodes.Newarr, typeof(PyStr));
            for (int i = 0; i < keywords.Count; i++)
            {
                bind.Emit(OpCodes.Dup);
                bind.Emit(OpCodes.Ldc_I4, i);
                EmitName(keywords[i]);
                bind.Emit(OpCodes.Stelem_Ref);
            }
        });

    /// <summary>An attribute entry of its own for one place in the code.</summary>
    public FieldBuilder NewAttributeEntry(string name)
    {
        var field = type.DefineField($"site{siteCount++}", typeof(AttributeEntry), Static);
        bind.Emit(OpCodes.Ldstr, name);
        bind.Emit(OpCodes.Newobj, RuntimeMembers.NewEntry);
        bind.Emit(OpCodes.Stsfld, field);
        return field;
    }

    void EmitName(string name)
    {
        bind.Emit(OpCodes.Ldstr, name);
        bind.Emit(OpCodes.Call, RuntimeMembers.Intern);
    }

    FieldBuilder Once<TKey>(Dictionary<TKey, FieldBuilder> table, TKey key, string kind, Type fieldType, Action emitValue) where TKey : notnull
    {
        if (!table.TryGetValue(key, out var field))
        {
            field = type.DefineField($"{kind}{table.Count}", fieldType, Static);
            table.Add(key, field);
            emitValue();
            bind.Emit(OpCodes.Stsfld, field);
        }
        return field;
    }

    // ---- constants that are objects ------------------------------------------------------------------------------------

    public FieldBuilder ConstantOf(ConstantValue value) => Once(constants, Key(value), "constant", typeof(PyObject), () => EmitObject(value));

    public FieldBuilder ConstantOf(ConstTuple tuple) => Once(constants, tuple, "constant", typeof(PyObject), () => EmitTuple(tuple));

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

    void EmitTuple(ConstTuple tuple)
    {
        // Elements that are objects get their fields first: Bind's evaluation stack is empty between fields.
        bind.Emit(OpCodes.Ldc_I4, tuple.Elements.Count);
        bind.Emit(OpCodes.Newarr, typeof(Value));
        for (int i = 0; i < tuple.Elements.Count; i++)
        {
            bind.Emit(OpCodes.Dup);
            bind.Emit(OpCodes.Ldc_I4, i);
            EmitElement(tuple.Elements[i]);
            bind.Emit(OpCodes.Stelem, typeof(Value));
        }
        bind.Emit(OpCodes.Newobj, RuntimeMembers.NewTuple);
    }

    void EmitElement(Operand element)
    {
        switch (element)
        {
            case ConstTuple inner:
                EmitTuple(inner);
                bind.Emit(OpCodes.Newobj, RuntimeMembers.NewValue);
                break;
            case Const { Value.Value: var value } when ScalarConstants.TryEmit(bind, value):
                break;
            case Const { Value.Value: var value }:
                EmitObject(value);
                bind.Emit(OpCodes.Newobj, RuntimeMembers.NewValue);
                break;
            default:
                throw new InvalidOperationException($"{element} is not a constant");
        }
    }
}

/// <summary>What is emitted for one function.</summary>
sealed class EmittedFunction
{
    public required ResumableFunction Resumable { get; init; }
    public required MethodBuilder Body { get; init; }
    public required MethodBuilder Resume { get; init; }
    public required FieldBuilder Code { get; init; }

    /// <summary>The function object made last from this code at module level: what a direct call compares the callee with.</summary>
    public required FieldBuilder Direct { get; init; }
}

/// <param name="IsProbing">Stress mode: every suspendable operation captures the whole stack and goes on (ThreadState.Probe).</param>
public sealed record EmissionOptions(bool IsProbing = false);
