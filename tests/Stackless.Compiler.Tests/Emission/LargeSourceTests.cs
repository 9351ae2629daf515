// Large and deep sources compile, in time and space that grow with their size. No clock: what is counted is operations, locals, fields,
// and bytes allocated, of which twice the source must not need many times as many.

using System.Reflection;
using NUnit.Framework;
using Stackless.Compiler.Emission;
using Stackless.Compiler.Text;
using Binder = Stackless.Compiler.Binding.Binder;
using IrFunction = Stackless.Compiler.Ir.IrFunction;

namespace Stackless.Compiler.Tests.Emission;
[TestFixture]
[NonParallelizable]
public sealed class LargeSourceTests
{
    static SourceText Source(string text) => SourceText.FromString(text, "large.py");

    static IrFunction Lower(string text) => Pipeline.Lower(Source(text), "large").Body;

    static Type Compile(string text) => AssemblyEmitter.InMemory("large", [Pipeline.Lower(Source(text), "large")], new EmissionOptions())[0];

    static string Repeat(int count, Func<int, string> part) => string.Concat(Enumerable.Range(0, count).Select(part));

    static int OpCount(IrFunction function) => function.Blocks.Sum(b => b.Ops.Count);

    // Both sizes once before, so that what is made once only is made.
    static double GrowthOf(Action<int> work, int size)
    {
        work(size);
        var start = GC.GetTotalAllocatedBytes(precise: true);
        work(size);
        var middle = GC.GetTotalAllocatedBytes(precise: true);
        work(2 * size);
        var end = GC.GetTotalAllocatedBytes(precise: true);
        return (double)(end - middle) / (middle - start);
    }

    // Their qualified names alone are quadratic, as in CPython: a factor of 4; printing what is inside at each level made it 8.
    [Test]
    public void Twice_as_many_nested_lambdas_need_no_more_than_four_times_the_memory() =>
        Assert.That(GrowthOf(n => Compile("x = " + Repeat(n, _ => "lambda: ") + "1\n"), 150), Is.LessThan(5));

    [Test]
    public void A_thousand_nested_lambdas_compile() => Assert.That(Compile("x = " + Repeat(1000, _ => "lambda: ") + "1\n"), Is.Not.Null);

    [Test]
    public void Twice_as_many_functions_in_a_function_need_twice_the_memory_to_bind()
    {
        static void Bind(int count)
        {
            var source = Source("def f():\n" + Repeat(count, i => $" def g{i}(): pass\n"));
            Binder.Bind(Pipeline.Parse(source), source);
        }
        Assert.That(GrowthOf(Bind, 1000), Is.LessThan(3));
    }

    [Test]
    public void Twice_as_many_statements_need_twice_the_memory() =>
        Assert.That(GrowthOf(n => Compile("def f(a):\n" + Repeat(n, i => $" x = a(x, {i})\n")), 500), Is.LessThan(3));

    static string ManyLiveVariables(int count) =>
        "def f(a):\n" + Repeat(count, i => $" x{i} = a({i})\n") + " return a(" + string.Join(", ", Enumerable.Range(0, count).Select(i => $"x{i}")) + ")\n";

    // The sets of what is live are bits: a small part that is quadratic.
    [Test]
    public void Twice_as_many_live_variables_need_twice_the_memory() => Assert.That(GrowthOf(n => Compile(ManyLiveVariables(n)), 500), Is.LessThan(3));

    [Test]
    public void Twice_as_many_decorators_need_twice_the_memory() =>
        Assert.That(GrowthOf(n => Compile(Repeat(n, _ => "@d\n") + "def f(): pass\n"), 500), Is.LessThan(3));

    [Test]
    public void A_line_longer_than_debug_symbols_can_say_compiles() =>
        Assert.That(AssemblyEmitter.ToImage("large", [Pipeline.Lower(Source("x = [" + Repeat(40_000, _ => "a, ") + "b]\n"), "large")], new EmissionOptions()).Image, Is.Not.Empty);

    [Test]
    public void A_table_of_literals_is_one_constant()
    {
        var body = Lower("x = {" + Repeat(1000, i => $"'k{i}': ({i}, 'v{i}'), ") + "}\ny = [" + Repeat(1000, i => $"{i}, ") + "]\n");
        Assert.That(OpCount(body), Is.LessThan(10));
    }

    [Test]
    public void Sixty_six_thousand_constants_fit_in_a_module() =>
        Assert.That(Compile("x = {" + Repeat(66_000, i => $"'k{i}': {i}, ") + "}\n").GetFields(), Has.Length.LessThan(20));

    [Test]
    public void What_one_class_cannot_hold_goes_into_classes_inside_it()
    {
        var module = Compile(Repeat(66_000, i => $"x{i} = ") + "0\n");
        Assert.That(module.GetFields().Length + module.GetNestedTypes().Sum(t => t.GetFields().Length), Is.GreaterThan(66_000));
    }

    [Test]
    public void A_long_f_string_needs_few_locals() => Assert.That(Lower("x = 1\ny = f'" + Repeat(1000, _ => "a{x}") + "'\n").Locals, Has.Count.LessThan(40));

    // Its optimised code would never come, but the JIT would prepare for it, in quadratic time.
    [Test]
    public void A_method_too_large_to_be_optimised_says_so()
    {
        var small = Compile("for a in x: a()\n");
        var huge = Compile(Repeat(1000, _ => "for a in x: a()\n"));
        Assert.That(Bodies(small).Concat(Bodies(huge)).Select(f => f.HasFlag(MethodImplAttributes.NoOptimization)), Is.EqualTo(new[] { false, true }));

        static IEnumerable<MethodImplAttributes> Bodies(Type module) =>
            module.GetMethods(BindingFlags.Public | BindingFlags.Static).Where(m => m.Name.EndsWith("#0", StringComparison.Ordinal)).Select(m => m.MethodImplementationFlags);
    }
}
