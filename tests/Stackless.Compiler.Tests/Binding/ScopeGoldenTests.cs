using NUnit.Framework;
using Stackless.Compiler.Binding;
using Stackless.Compiler.Parsing;
using Stackless.Compiler.Tests.Parsing;
using Stackless.Compiler.Text;

namespace Stackless.Compiler.Tests.Binding;

/// <summary>Each .py file in tests/golden/scopes gives the symbol table CPython gave (.scopes beside it, by scripts/generate-scope-goldens).</summary>
public sealed class ScopeGoldenTests
{
    public static IEnumerable<string> Files() => Directory.GetFiles(FrontEndGoldens.Folder("scopes"), "*.py").Select(path => Path.GetFileName(path)!).Order();

    [TestCaseSource(nameof(Files))]
    public void Gives_the_symbols_CPython_gives(string file)
    {
        var path = Path.Combine(FrontEndGoldens.Folder("scopes"), file);
        var source = SourceText.FromFile(path);
        Assert.That(ScopePrinter.Print(Binder.Bind(PythonParser.ParseModule(source), source)), Is.EqualTo(File.ReadAllText(Path.ChangeExtension(path, ".scopes"))));
    }
}
