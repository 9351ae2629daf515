// The order of passes, written once, top to bottom. Nothing else knows it.
namespace Stackless.Compiler;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Binding;
using Stackless.Compiler.Emission;
using Stackless.Compiler.Ir;
using Stackless.Compiler.Lowering;
using Stackless.Compiler.Parsing;
using Stackless.Compiler.Text;

public static class Pipeline
{
    /// <summary>Source to tree. Throws PythonSyntaxException.</summary>
    public static Module Parse(SourceText source) => PythonParser.ParseModule(source);

    public static ScopeTable Bind(SourceText source) => Binder.Bind(Parse(source), source);

    /// <summary>Source to IR that is ready for emission. Throws PythonSyntaxException.</summary>
    /// <param name="moduleName">Dotted name, as <c>__name__</c> will be when imported.</param>
    public static IrModule Lower(SourceText source, string moduleName) => Lower(source, Parse(source), moduleName);

    /// <summary>The same, of a tree that is parsed already.</summary>
    public static IrModule Lower(SourceText source, Module tree, string moduleName)
    {
        var scopes = Binder.Bind(tree, source);
        return Lowerer.Lower(tree, scopes, moduleName, source.FileName);
    }

    /// <summary>Text for exec ("exec"), eval ("eval"), the prompt ("single") or a program ("main").</summary>
    public static IrModule LowerText(SourceText source, string mode)
    {
        if (mode == "main")
        {
            return Lower(source, "__main__");
        }
        var tree = ParseText(source, mode);
        return Lowerer.LowerDynamic(tree, Binder.Bind(tree, source), "<text>", source.FileName);
    }

    public static Mod ParseText(SourceText source, string mode) => mode switch
    {
        "eval" => PythonParser.ParseExpression(source),
        "single" => PythonParser.ParseInteractive(source),
        _ => PythonParser.ParseModule(source),
    };

    /// <summary>Source to a loaded module class.</summary>
    public static Type CompileInMemory(SourceText source, string moduleName, EmissionOptions options) =>
        AssemblyEmitter.InMemory(moduleName, [Lower(source, moduleName)], options)[0];
}
