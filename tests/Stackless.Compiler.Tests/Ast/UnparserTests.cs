using NUnit.Framework;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Parsing;
using Stackless.Compiler.Tests.Parsing;
using Stackless.Compiler.Text;

namespace Stackless.Compiler.Tests.Ast;

public sealed class UnparserTests
{
    static Module Parse(string text) => PythonParser.ParseModule(SourceText.FromString(text, "<test>"));

    static void CheckRoundTrip(Module tree) =>
        Assert.That(AstPrinter.PrintWithoutPlaces(Parse(Unparser.Unparse(tree))), Is.EqualTo(AstPrinter.PrintWithoutPlaces(tree)));

    public static IEnumerable<string> Files() => ParseGoldenTests.Files();

    [TestCaseSource(nameof(Files))]
    public void A_golden_survives_the_round_trip(string file) =>
        CheckRoundTrip(PythonParser.ParseModule(SourceText.FromFile(Path.Combine(FrontEndGoldens.Folder("parse"), file))));

    [TestCase("(a or b) or c")]
    [TestCase("(-1) ** 2; -1 ** 2; (await_)(x)")]
    [TestCase("not (not a == b)")]
    [TestCase("(a if b else c) if d else e")]
    [TestCase("(lambda: (yield))()")]
    [TestCase("a[*b], a[b,], a[()], a[1:2, ::3]")]
    [TestCase("f'{ {1: 2} }{(lambda: 1)}{x!r:>{w}}{{}}'")]
    [TestCase("f'{x}' u'a'; u'a' f'{x}'")]
    [TestCase("t'{ a + b !r:{c}}'")]
    [TestCase("with (yield), (a, b), (c := d) as e: pass")]
    [TestCase("(x): int = 3; x: int; (y.z): int")]
    [TestCase("1e400, 1e400j, '\\ud83d\\ude00', (1).real")]
    [TestCase("try: pass\nexcept A, B: pass")]
    [TestCase("match a, b:\n case [(1 | 2) as x, -1-2j] | C(x=(y as z)): pass\n case (a as b) as c: pass")]
    public void Survives_the_round_trip(string text) => CheckRoundTrip(Parse(text));

    [Test]
    public void An_elif_chain_does_not_nest() =>
        Assert.That(Unparser.Unparse(Parse("if a: b\nelif c: d\nelse: e\n")), Is.EqualTo("if a:\n    b\nelif c:\n    d\nelse:\n    e\n"));
}
