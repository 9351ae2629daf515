using NUnit.Framework;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Binding;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Parsing;
using Stackless.Compiler.Text;

namespace Stackless.Compiler.Tests.Binding;

public sealed class BinderTests
{
    static (Module Tree, ScopeTable Table) Bind(string text)
    {
        var source = SourceText.FromString(text, "<test>");
        var tree = PythonParser.ParseModule(source);
        return (tree, Binder.Bind(tree, source));
    }

    static Scope FunctionScope(string text)
    {
        (var tree, var table) = Bind(text);
        return table.ScopeOf(tree.Body[^1]);
    }

    static string ErrorIn(string text) => Assert.Throws<PythonSyntaxException>(() => Bind(text))!.Diagnostic.Message;

    [TestCase("def f():\n x = 1", "x", SymbolKind.Local)]
    [TestCase("def f():\n x = 1\n def g(): return x", "x", SymbolKind.Cell)]
    [TestCase("def f():\n return x", "x", SymbolKind.GlobalImplicit)]
    [TestCase("def f():\n global x\n x = 1", "x", SymbolKind.GlobalExplicit)]
    [TestCase("def f(x):\n return lambda: x", "x", SymbolKind.Cell)]
    [TestCase("def f():\n [x for x in y]", "y", SymbolKind.GlobalImplicit)]
    public void A_name_of_a_function_lives_in(string text, string name, SymbolKind kind) =>
        Assert.That(FunctionScope(text)[name].Kind, Is.EqualTo(kind));

    [Test]
    public void A_name_of_an_outer_function_is_free_inside() =>
        Assert.That(FunctionScope("def f():\n x = 1\n def g(): return x").Children.Single(child => child.Name == "g")["x"].Kind, Is.EqualTo(SymbolKind.Free));

    [Test]
    public void A_comprehension_that_only_reads_a_local_makes_no_cell() =>
        Assert.That(FunctionScope("def f(x):\n return [x for y in z]")["x"].Kind, Is.EqualTo(SymbolKind.Local));

    [Test]
    public void A_function_in_a_comprehension_makes_a_cell_of_what_it_reads() =>
        Assert.That(FunctionScope("def f(x):\n return [lambda: x for y in z]")["x"].Kind, Is.EqualTo(SymbolKind.Cell));

    [Test]
    public void A_list_comprehension_is_inlined() =>
        Assert.That(FunctionScope("def f():\n return [x for x in y]").Children.Single(child => child.Comprehension == ComprehensionKind.List).IsInlined, Is.True);

    [Test]
    public void A_generator_expression_is_not_inlined() =>
        Assert.That(FunctionScope("def f():\n return (x for x in y)").Children.Single(child => child.Comprehension == ComprehensionKind.Generator).IsInlined, Is.False);

    [Test]
    public void Super_needs_the_class_cell() =>
        Assert.That(FunctionScope("class C:\n def f(self): super()").NeedsClassCell, Is.True);

    [Test]
    public void Private_names_are_mangled() =>
        Assert.That(FunctionScope("class C:\n __x = 1").Symbols.Keys, Does.Contain("_C__x"));

    [Test]
    public void Yield_makes_a_generator() =>
        Assert.That(FunctionScope("def f():\n yield").IsGenerator, Is.True);

    [Test]
    public void A_named_expression_in_a_comprehension_binds_in_the_function() =>
        Assert.That(FunctionScope("def f():\n [y := x for x in z]").Symbols.Keys, Does.Contain("y"));

    [TestCase("nonlocal x", "nonlocal declaration not allowed at module level")]
    [TestCase("def f(x):\n global x", "name 'x' is parameter and global")]
    [TestCase("def f():\n print(x)\n global x", "name 'x' is used prior to global declaration")]
    [TestCase("def f():\n x = 1\n global x", "name 'x' is assigned to before global declaration")]
    [TestCase("def f():\n nonlocal x", "no binding for nonlocal 'x' found")]
    [TestCase("def f():\n x: int\n global x", "annotated name 'x' can't be global")]
    [TestCase("def f(x, x): pass", "duplicate argument 'x' in function definition")]
    [TestCase("[x := 1 for x in y]", "assignment expression cannot rebind comprehension iteration variable 'x'")]
    [TestCase("[y for x in (z := 1)]", "assignment expression cannot be used in a comprehension iterable expression")]
    [TestCase("class C:\n [x := 1 for y in z]", "assignment expression within a comprehension cannot be used in a class body")]
    [TestCase("def f():\n [(yield) for x in y]", "'yield' inside list comprehension")]
    [TestCase("def f():\n from x import *", "import * only allowed at module level")]
    [TestCase("x = 1\nfrom __future__ import annotations", "from __future__ imports must occur at the beginning of the file")]
    [TestCase("from __future__ import nonesuch", "future feature nonesuch is not defined")]
    [TestCase("from __future__ import braces", "not a chance")]
    [TestCase("def f[T, T](): pass", "duplicate type parameter 'T'")]
    [TestCase("def f[T]():\n def g():\n  nonlocal T", "nonlocal binding not allowed for type parameter 'T'")]
    public void A_wrong_use_of_a_name_is_reported(string text, string message) => Assert.That(ErrorIn(text), Is.EqualTo(message));
}
