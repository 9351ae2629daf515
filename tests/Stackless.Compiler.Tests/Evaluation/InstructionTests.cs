// What the evaluator runs, for every program of the goldens: as instructions, as IR again, as an image and read from it.

using NUnit.Framework;
using Stackless.Compiler.Emission;
using Stackless.Compiler.Evaluation;
using Stackless.Compiler.Text;
using Stackless.Golden.Tests;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Compiler.Tests.Evaluation;
[TestFixture]
public sealed class InstructionTests
{
    static IEnumerable<string> Programs() => Directory.GetFiles(GoldenFolder.Of("run"), "*.py", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    static EvaluatedModule Compile(SourceText source) =>
        InstructionWriter.Run(Pipeline.Lower(source, "sample"), new EmissionOptions()) ?? throw new InvalidOperationException("it does not fit");

    static EvaluatedModule CompileText(string text) => Compile(SourceText.FromString(text, "sample.py"));

    [Test]
    public void Every_function_reads_back_to_the_sites_and_slots_it_had()
    {
        foreach (var file in Programs())
        {
            var module = Compile(SourceText.FromFile(file));
            for (var i = 0; i < module.FunctionCount; i++)
            {
                var number = i;
                Assert.That(() => FunctionPromoter.ReadBack(module.FunctionAt(number), []), Throws.Nothing, file);
            }
        }
    }

    [Test]
    public void An_image_read_and_written_again_is_the_same()
    {
        foreach (var file in Programs())
        {
            var image = ModuleImage.Write(Compile(SourceText.FromFile(file)));
            Assert.That(ModuleImage.Write(ModuleImage.Read(image)), Is.EqualTo(image), file);
        }
    }

    [Test]
    public void The_same_source_gives_the_same_image()
    {
        const string source = "class C:\n    def f(self, x=(1, 'a')):\n        return {x: lambda: self}\n";
        Assert.That(ModuleImage.Write(CompileText(source)), Is.EqualTo(ModuleImage.Write(CompileText(source))));
    }

    [Test]
    public void What_is_no_image_is_refused([Values(0, 3, 20, 60)] int length)
    {
        var image = ModuleImage.Write(CompileText("def f(x):\n    return x + 1\n"));
        Assert.That(() => ModuleImage.Read(image.AsMemory(0, length)), Throws.InstanceOf<InvalidDataException>());
    }

    [Test]
    public void A_function_with_very_many_variables_does_not_fit()
    {
        var body = string.Concat(Enumerable.Range(0, 33_000).Select(i => $"    v{i} = 1\n"));
        Assert.That(InstructionWriter.Run(Pipeline.Lower(SourceText.FromString("def f():\n" + body, "sample.py"), "sample"), new EmissionOptions()), Is.Null);
    }

    [Test]
    public void CodeTellsWhatItRefersTo()
    {
        var module = CompileText("""
            x = 1
            def f(a):
                'doc'
                y = a.attr + x
                def g():
                    return y, a
                return g, 'const', 3.5
            """);
        var body = module.CodeOf(0);
        var f = Items(body.Constants).Select(v => v.Object).OfType<Code>().Single();
        var g = Items(f.Constants).Select(v => v.Object).OfType<Code>().Single();
        Assert.Multiple(() =>
        {
            Assert.That(Texts(body.GlobalNames), Is.EqualTo(new[] { "x", "f" }));
            Assert.That(Texts(f.GlobalNames), Is.EqualTo(new[] { "attr", "x" }));
            Assert.That(Texts(f.CellVariables), Is.EquivalentTo(new[] { "a", "y" }));
            Assert.That(Texts(g.FreeVariables), Is.EquivalentTo(new[] { "a", "y" }));
            Assert.That(Items(f.Constants).Select(v => v.ToString()), Does.Contain("3.5").And.Contain("doc").And.Contain("const"));
        });
    }

    static Value[] Items(Value tuple) => ((PyTuple)tuple.Object).Items;

    static string[] Texts(Value tuple) => Array.ConvertAll(Items(tuple), v => ((PyStr)v.Object).Text);
}
