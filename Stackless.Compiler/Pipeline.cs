// The order of passes, written once, top to bottom. Nothing else knows it.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Binding;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Emission;
using Stackless.Compiler.Evaluation;
using Stackless.Compiler.Finishing;
using Stackless.Compiler.Ir;
using Stackless.Compiler.Lowering;
using Stackless.Compiler.Parsing;
using Stackless.Compiler.Resumption;
using Stackless.Compiler.Text;

namespace Stackless.Compiler;
/// <summary>One pass: the room (folder) it stands in, and its name there.</summary>
public sealed record CompilerPass(string Room, string Name);

public static class Pipeline
{
    /// <summary>What is done to a module's intermediate representation after Lowering, in this order. Each leaves it valid.</summary>
    static readonly (CompilerPass Pass, Action<IrModule> Run)[] onModules =
    [
        (new(nameof(Ir), nameof(ControlFlow.Simplify)), ControlFlow.Simplify),
        (new(nameof(Lowering), nameof(DefiniteAssignment)), DefiniteAssignment.Run),
        (new(nameof(Ir), nameof(ControlFlow.Simplify)), ControlFlow.Simplify),
        (new(nameof(Lowering), nameof(MethodCalls)), MethodCalls.Run),
        (new(nameof(Lowering), nameof(DirectCalls)), DirectCalls.Run),
    ];

    /// <summary>From source to instructions, and to an assembly, that are ready to be run or written: every pass, in the order in which they are run.</summary>
    public static IReadOnlyList<CompilerPass> Passes =>
    [
        new(nameof(Text), nameof(SourceText)),
        new(nameof(Parsing), nameof(PythonParser)),
        new(nameof(Binding), nameof(Binder)),
        new(nameof(Lowering), nameof(Lowerer)),
        .. onModules.Select(p => p.Pass),
        .. ResumableFunction.Passes.Select(p => new CompilerPass(nameof(Resumption), p.Name)),
        new(nameof(Emission), nameof(AssemblyEmitter)),
        new(nameof(Emission), nameof(ExportsEmitter)),
        new(nameof(Evaluation), nameof(InstructionWriter)),
        new(nameof(Finishing), nameof(RetargetReferences)),
    ];

    /// <summary>Source to tree. Throws PythonSyntaxException.</summary>
    public static Module Parse(SourceText source, WarningLog? warnings = null) => PythonParser.ParseModule(source, warnings);

    public static ScopeTable Bind(SourceText source) => Binder.Bind(Parse(source), source);

    /// <summary>The scopes of a text, as text.</summary>
    public static string PrintScopes(SourceText source, string mode) => ScopePrinter.Print(Binder.Bind(ParseText(source, mode), source));

    /// <summary>Source to IR that is ready for emission. Throws PythonSyntaxException.</summary>
    /// <param name="moduleName">Dotted name, as <c>__name__</c> will be when imported.</param>
    /// <param name="optimization">1: without assert statements, and __debug__ is false; 2: without docstrings too.</param>
    public static IrModule Lower(SourceText source, string moduleName, WarningLog? warnings = null, int optimization = 0) =>
        Lower(source, Parse(source, warnings), moduleName, warnings, optimization);

    /// <summary>The same, of a tree that is parsed already.</summary>
    public static IrModule Lower(SourceText source, Module tree, string moduleName, WarningLog? warnings = null, int optimization = 0)
    {
        var scopes = Binder.Bind(tree, source, warnings);
        return Improved(() => Lowerer.Lower(tree, scopes, moduleName, source.FileName, optimization));
    }

    /// <summary>Text for exec ("exec"), eval ("eval"), the prompt ("single") or a program ("main").</summary>
    /// <param name="mayAwait">The text may await outside functions; what it gives is a coroutine then.</param>
    public static IrModule LowerText(SourceText source, string mode, WarningLog? warnings = null, int optimization = 0, bool mayAwait = false) =>
        mode == "main" ? Lower(source, "__main__", warnings, optimization) : LowerText(source, ParseText(source, mode, warnings), warnings, optimization, mayAwait);

    /// <summary>The same, of a tree that is parsed already.</summary>
    public static IrModule LowerText(SourceText source, Mod tree, WarningLog? warnings = null, int optimization = 0, bool mayAwait = false)
    {
        var scopes = Binder.Bind(tree, source, warnings, isDynamic: true, mayAwait);
        return Improved(() => Lowerer.LowerDynamic(tree, scopes, "<text>", source.FileName, optimization));
    }

    // Lowering and the passes follow the nesting of the source, however deep it is.
    static IrModule Improved(Func<IrModule> lower) => LargeStack.Run(() =>
    {
        var module = lower();
        foreach (var (_, run) in onModules)
        {
            run(module);
        }
        AssertVerified(module);
        return module;
    });

    [System.Diagnostics.Conditional("DEBUG")]
    static void AssertVerified(IrModule module) => IrVerifier.Run(module);

    public static Mod ParseText(SourceText source, string mode, WarningLog? warnings = null) => mode switch
    {
        "eval" => PythonParser.ParseExpression(source, warnings),
        "single" => PythonParser.ParseInteractive(source, warnings),
        _ => PythonParser.ParseModule(source, warnings),
    };

    /// <summary>Source to a loaded module class.</summary>
    public static Type CompileInMemory(SourceText source, string moduleName, EmissionOptions options, WarningLog? warnings = null) =>
        AssemblyEmitter.InMemory(moduleName, [Lower(source, moduleName, warnings)], options)[0];
}
