// The order of passes, written once, top to bottom. Nothing else knows it.
namespace Stackless.Compiler;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Binding;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Emission;
using Stackless.Compiler.Ir;
using Stackless.Compiler.Lowering;
using Stackless.Compiler.Parsing;
using Stackless.Compiler.Text;

public static class Pipeline
{
    /// <summary>Source to tree. Throws PythonSyntaxException.</summary>
    public static Module Parse(SourceText source, WarningLog? warnings = null) => PythonParser.ParseModule(source, warnings);

    public static ScopeTable Bind(SourceText source) => Binder.Bind(Parse(source), source);

    /// <summary>Source to IR that is ready for emission. Throws PythonSyntaxException.</summary>
    /// <param name="moduleName">Dotted name, as <c>__name__</c> will be when imported.</param>
    public static IrModule Lower(SourceText source, string moduleName, WarningLog? warnings = null) => Lower(source, Parse(source, warnings), moduleName, warnings);

    /// <summary>The same, of a tree that is parsed already.</summary>
    public static IrModule Lower(SourceText source, Module tree, string moduleName, WarningLog? warnings = null)
    {
        var scopes = Binder.Bind(tree, source, warnings);
        return Lowerer.Lower(tree, scopes, moduleName, source.FileName);
    }

    /// <summary>Text for exec ("exec"), eval ("eval"), the prompt ("single") or a program ("main").</summary>
    public static IrModule LowerText(SourceText source, string mode, WarningLog? warnings = null)
    {
        if (mode == "main")
        {
            return Lower(source, "__main__", warnings);
        }
        var tree = ParseText(source, mode, warnings);
        return Lowerer.LowerDynamic(tree, Binder.Bind(tree, source, warnings), "<text>", source.FileName);
    }

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
