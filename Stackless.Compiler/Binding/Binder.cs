// Finds out what every name of a program means: builds the scopes (SymbolTableBuilder), then decides where each name lives (ScopeAnalyzer),
// then refuses what stands where it may not (PlacementChecker). Stands between Parsing and Lowering; the tree itself is not changed.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Text;

namespace Stackless.Compiler.Binding;

public static class Binder
{
    /// <summary>The source is used for the diagnostics only: file name and source line.</summary>
    public static ScopeTable Bind(Mod tree, SourceText? source = null, WarningLog? warnings = null) => LargeStack.Run(() => BindHere(tree, source, warnings));

    static ScopeTable BindHere(Mod tree, SourceText? source, WarningLog? warnings)
    {
        try
        {
            var body = tree switch
            {
                Module module => module.Body,
                Interactive interactive => interactive.Body,
                _ => [],
            };
            var features = FutureFeatures.Read(body);
            if (warnings is not null && source is not null)
            {
                new FinallyJumps(source, warnings).Check(body);
            }

            var table = new SymbolTableBuilder(tree, features).Run();
            ScopeAnalyzer.Run(table.Root);
            PlacementChecker.Run(tree, table, new LiteralWarnings(source, warnings));
            return table;
        }
        catch (BindingException failure)
        {
            throw new PythonSyntaxException(
                source?.Report("SyntaxError", failure.Message, failure.Place) ?? new Diagnostic("SyntaxError", failure.Message, "<string>", failure.Place, null));
        }
    }
}
