using NUnit.Framework;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Parsing;
using Stackless.Compiler.Text;

namespace Stackless.Compiler.Tests.Parsing;

/// <summary>There are two ways from tokens to a tree. They take the same sources, and give the same trees with the same places and warnings.</summary>
public sealed class DescentParserTests
{
    static string Outcome(Func<Mod> parse, WarningLog warnings)
    {
        try
        {
            return AstPrinter.Print(parse()) + string.Join("\n", warnings.Warnings);
        }
        catch (Exception e) when (e is GaveUpException or SyntaxRejectedException or PythonSyntaxException)
        {
            return "no program";
        }
    }

    static (string Descended, string ByGrammar) Both(SourceText source) => LargeStack.Run(() =>
    {
        var warnings = new WarningLog();
        var tokens = Tokens(source, warnings, out _);
        var descended = Outcome(
            () =>
            {
                var body = new DescentParser(source, tokens, warnings).Module();
                warnings.SortByPlace(end: null);
                return new Module(body, PythonParser.WholeSpan(source));
            },
            warnings);
        warnings = new WarningLog();
        tokens = Tokens(source, warnings, out var lexer);
        return (descended, Outcome(() => new GrammarParser(source, tokens, lexer, warnings).Module(), warnings));
    });

    static PythonToken[] Tokens(SourceText source, WarningLog warnings, out Lexer lexer)
    {
        lexer = new Lexer(source, warnings);
        var tokens = lexer.ReadAll();
        TokenRoles.Resolve(tokens);
        return tokens;
    }

    [TestCaseSource(typeof(SourceFolders), nameof(SourceFolders.All))]
    public void Both_parsers_give_the_same_trees(string folder)
    {
        foreach (var path in SourceFolders.FilesOf(folder))
        {
            if (SourceFolders.Read(path) is { } source)
            {
                (var descended, var byGrammar) = Both(source);
                Assert.That(descended, Is.EqualTo(byGrammar), path);
            }
        }
    }

    [TestCase("f(x for x in y, 1)\n")]
    [TestCase("f(x for x in y,)\n")]
    [TestCase("f(a=1, b)\n")]
    [TestCase("f(**a, *b)\n")]
    [TestCase("class C(x for x in y): pass\n")]
    [TestCase("(*a)\n")]
    [TestCase("[*a for a in b]\n")]
    [TestCase("{**a for a in b}\n")]
    [TestCase("{1: 2, 3}\n")]
    [TestCase("{1, 2: 3}\n")]
    [TestCase("{a := 1: 2}\n")]
    [TestCase("x[a := 1:2]\n")]
    [TestCase("x[1:a := 2]\n")]
    [TestCase("a := 1\n")]
    [TestCase("*a or b\n")]
    [TestCase("- not a\n")]
    [TestCase("a + not b\n")]
    [TestCase("a <> b\n")]
    [TestCase("a not b\n")]
    [TestCase("f() = 1\n")]
    [TestCase("(yield) = 1\n")]
    [TestCase("(a, b) += 1\n")]
    [TestCase("(a, b): int\n")]
    [TestCase("del f()\n")]
    [TestCase("del *a\n")]
    [TestCase("for **a in b: pass\n")]
    [TestCase("def f(a=1, b): pass\n")]
    [TestCase("def f(*): pass\n")]
    [TestCase("def f(*,): pass\n")]
    [TestCase("def f(/): pass\n")]
    [TestCase("def f(*, **k): pass\n")]
    [TestCase("lambda *: 1\n")]
    [TestCase("lambda a: int: 1\n")]
    [TestCase("try: pass\n")]
    [TestCase("try: pass\nelse: pass\nfinally: pass\n")]
    [TestCase("try: pass\nexcept A: pass\nexcept* B: pass\n")]
    [TestCase("try: pass\nexcept A, B as e: pass\n")]
    [TestCase("try: pass\nexcept*: pass\n")]
    [TestCase("match x:\n    case *a: pass\n")]
    [TestCase("match x:\n    case a as _: pass\n")]
    [TestCase("match x:\n    case {**r, 'a': 1}: pass\n")]
    [TestCase("match x:\n    case {a: 1}: pass\n")]
    [TestCase("match x:\n    case C(a=1, b): pass\n")]
    [TestCase("match x:\n    case 1j + 2: pass\n")]
    [TestCase("match x:\n    case f'a': pass\n")]
    [TestCase("match *a:\n    case _: pass\n")]
    [TestCase("from . import a,\n")]
    [TestCase("from import a\n")]
    [TestCase("from .. import (a, *)\n")]
    [TestCase("import a.b as c.d\n")]
    [TestCase("raise from a\n")]
    [TestCase("@a\nx = 1\n")]
    [TestCase("@a\nasync for x in y: pass\n")]
    [TestCase("async x\n")]
    [TestCase("'a' b'b'\n")]
    [TestCase("t'a' 'b'\n")]
    [TestCase("f'{a!x}'\n")]
    [TestCase("f'{a ! r}'\n")]
    [TestCase("f'{*a or b}'\n")]
    [TestCase("if a: pass\nelif b: pass\nelse: pass\nelse: pass\n")]
    [TestCase("with (a as b, c as d,): pass\n")]
    [TestCase("with (a, b) as c: pass\n")]
    [TestCase("type X[T: int = str, *Ts = *a, **P = b] = T\n")]
    [TestCase("x = *a,\n")]
    [TestCase("x[*a]\nx[*a, b:c:d, ::]\n")]
    [TestCase("try: pass\nexcept (A), B,: pass\n")]
    [TestCase("print(a, end='')if 1else 2\n")]
    public void Both_parsers_take_the_same_sources(string text)
    {
        (var descended, var byGrammar) = Both(SourceText.FromString(text, "<test>"));
        Assert.That(descended, Is.EqualTo(byGrammar));
    }

    [Test]
    public void A_source_that_is_read_twice_is_warned_of_once()
    {
        var warnings = new WarningLog();
        Assert.Throws<PythonSyntaxException>(() => PythonParser.ParseModule(SourceText.FromString("'\\d'\n1 +\n", "<test>"), warnings));
        Assert.That(warnings.Warnings, Has.Count.EqualTo(1));
    }
}
