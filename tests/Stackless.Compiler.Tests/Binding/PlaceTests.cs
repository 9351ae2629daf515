// Where names live: what Lowering asks of a scope.
using NUnit.Framework;
using Stackless.Compiler.Binding;
using Stackless.Compiler.Text;

namespace Stackless.Compiler.Tests.Binding;

public sealed class PlaceTests
{
    static Scope Root(string text, bool isDynamic = false)
    {
        var source = SourceText.FromString(text, "<test>");
        return Binder.Bind(Pipeline.Parse(source), source, isDynamic: isDynamic).Root;
    }

    static Scope Inner(Scope scope, params int[] path) => path.Aggregate(scope, (around, index) => around.Children.Where(c => c.Kind != ScopeKind.Annotation).ElementAt(index));

    [Test]
    public void A_modules_name_is_global() => Assert.That(Root("x = 1").PlaceOf("x").Kind, Is.EqualTo(PlaceKind.Global));

    [Test]
    public void A_name_of_dynamic_code_is_in_its_namespace() => Assert.That(Root("x = 1", isDynamic: true).PlaceOf("x").Kind, Is.EqualTo(PlaceKind.Namespace));

    [Test]
    public void A_name_that_the_source_does_not_mention_lives_where_its_neighbours_do() =>
        Assert.That(Inner(Root("class C: pass"), 0).PlaceOf("__doc__").Kind, Is.EqualTo(PlaceKind.Namespace));

    [Test]
    public void What_an_inner_function_captures_is_a_cell_and_free_there()
    {
        var outer = Inner(Root("def f():\n x = y = 1\n def g(): return x"), 0);
        Assert.That((outer.PlaceOf("x").Kind, outer.PlaceOf("y").Kind, Inner(outer, 0).PlaceOf("x").Kind),
            Is.EqualTo((PlaceKind.Cell, PlaceKind.Variable, PlaceKind.Free)));
    }

    [Test]
    public void An_inlined_comprehension_owns_its_variable_and_shares_the_functions()
    {
        var function = Inner(Root("def f(a): return [x + a for x in a]"), 0);
        var comprehension = Inner(function, 0);
        Assert.That((comprehension.PlaceOf("x").Owner, comprehension.PlaceOf("a").Owner), Is.EqualTo((comprehension, function)));
    }

    [Test]
    public void A_class_bodys_name_is_not_seen_from_its_comprehension()
    {
        var body = Inner(Root("class C:\n n = 1\n m = [n for _ in ()]"), 0);
        Assert.That((body.PlaceOf("n").Kind, Inner(body, 0).PlaceOf("n").Kind), Is.EqualTo((PlaceKind.Namespace, PlaceKind.Global)));
    }

    [Test]
    public void A_class_body_looks_in_its_namespace_before_the_function_around() =>
        Assert.That(Inner(Root("def f(x):\n class C:\n  y = x"), 0, 0).PlaceOf("x").Kind, Is.EqualTo(PlaceKind.NamespaceThenFree));

    [Test]
    public void An_annotation_in_a_class_looks_in_the_class()
    {
        var body = Inner(Root("class C:\n T = int\n x: T"), 0);
        Assert.That(body.AnnotationScope!.PlaceOf("T").Kind, Is.EqualTo(PlaceKind.Namespace));
    }
}
