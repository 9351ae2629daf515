// Finds out what every name of a program means: builds the scopes (SymbolTableBuilder), then decides what kind each is (ScopeAnalyzer)
// and where it lives (Place.cs), then refuses what stands where it may not (PlacementChecker). Stands between Parsing and Lowering; the tree itself is not changed.
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Text;

namespace Stackless.Compiler.Binding;

public static class Binder
{
    /// <param name="source">For the diagnostics only: file name and source line.</param>
    /// <param name="isDynamic">The code runs against a namespace given later (see <see cref="Scope.IsDynamic"/>).</param>
    public static ScopeTable Bind(Mod tree, SourceText? source = null, WarningLog? warnings = null, bool isDynamic = false, bool mayAwait = false) =>
        LargeStack.Run(() => BindHere(tree, source, warnings, isDynamic, mayAwait));

    static ScopeTable BindHere(Mod tree, SourceText? source, WarningLog? warnings, bool isDynamic, bool mayAwait)
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

            var table = new SymbolTableBuilder(tree, features, isDynamic).Run();
            ScopeAnalyzer.Run(table.Root);
            PlaceAnalyzer.Run(table.Root);
            PlacementChecker.Run(tree, table, new LiteralWarnings(source, warnings), mayAwait);
            return table;
        }
        catch (BindingException failure)
        {
            throw new PythonSyntaxException(
                source?.Report("SyntaxError", failure.Message, failure.Place) ?? new Diagnostic("SyntaxError", failure.Message, "<string>", failure.Place, null));
        }
    }
}
