using NUnit.Framework;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Binding;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Parsing;
using Stackless.Compiler.Text;

namespace Stackless.Compiler.Tests.Parsing;

/// <summary>Each source in tests/golden/warnings/sources.txt gets the warnings CPython gave (expected.txt, by scripts/generate-error-goldens).</summary>
public sealed class SyntaxWarningTests
{
    public static IEnumerable<TestCaseData> Cases()
    {
        var folder = FrontEndGoldens.Folder("warnings");
        var sources = File.ReadAllText(Path.Combine(folder, "sources.txt")).Split("\n%%\n");
        var expected = File.ReadAllLines(Path.Combine(folder, "expected.txt"));
        NUnit.Framework.Assert.That(sources, Has.Length.EqualTo(expected.Length));
        for (var i = 0; i < sources.Length; i++)
        {
            var source = sources[i].TrimEnd('\n') + "\n";
            yield return new TestCaseData(source, expected[i]).SetArgDisplayNames(source.Replace("\n", "\\n"));
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void Is_warned_of_as_CPython_does(string text, string expected) => NUnit.Framework.Assert.That(WarningsOf(text), Is.EqualTo(expected));

    static string WarningsOf(string text)
    {
        var source = SourceText.FromString(text, "<string>");
        var log = new WarningLog();
        try
        {
            Binder.Bind(PythonParser.ParseModule(source, log), source, log);
        }
        catch (PythonSyntaxException failure)
        {
            return $"{failure.Diagnostic.Kind}: {failure.Diagnostic.Message}";
        }

        return string.Join("; ", log.Warnings.Select(warning => $"{warning.Span.Line}:{warning.Kind} {warning.Message}"));
    }
}
