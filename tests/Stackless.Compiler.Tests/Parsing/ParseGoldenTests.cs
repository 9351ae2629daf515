using NUnit.Framework;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Parsing;
using Stackless.Compiler.Text;

namespace Stackless.Compiler.Tests.Parsing;

/// <summary>Each .py file in tests/golden/parse gives the tree CPython gave (.ast beside it, by scripts/generate-parse-goldens).</summary>
public sealed class ParseGoldenTests
{
    public static IEnumerable<string> Files() => Directory.GetFiles(FrontEndGoldens.Folder("parse"), "*.py").Select(path => Path.GetFileName(path)!).Order();

    [TestCaseSource(nameof(Files))]
    public void Gives_the_tree_CPython_gives(string file)
    {
        var path = Path.Combine(FrontEndGoldens.Folder("parse"), file);
        var tree = AstPrinter.Print(PythonParser.ParseModule(SourceText.FromFile(path)));
        Assert.That(tree + "\n", Is.EqualTo(File.ReadAllText(Path.ChangeExtension(path, ".ast"))));
    }
}
