// What the source generator refuses to compile: declarations that a pickle could name and no table would know.

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;
using Stackless.Generators;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Runtime.Tests.Pickling;
[TestFixture]
public sealed class GeneratorFindingsTests
{
    const string Runtime = """
        namespace Stackless.Runtime;
        class Frame;
        class NativeFrameAttribute(string kind) : System.Attribute;
        partial class Continuation(string name);
        static partial class NativeFrames;
        """;

    static (string[] Ids, string Source) Generate(string declarations)
    {
        var compilation = CSharpCompilation.Create("sample", [CSharpSyntaxTree.ParseText(Runtime + declarations)],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var result = CSharpGeneratorDriver.Create(new PyObjectGenerator()).RunGenerators(compilation).GetRunResult();
        return ([.. result.Diagnostics.Select(d => d.Id)], string.Concat(result.GeneratedTrees));
    }

    [Test]
    public void AContinuationIsInTheTableWithItsClass()
    {
        var (ids, source) = Generate("static class A { static readonly Continuation Ready = new(\"a.ready\"); }");
        Assert.That(ids, Is.Empty);
        Assert.That(source, Does.Contain("\"a.ready\" => typeof(global::Stackless.Runtime.A)"));
    }

    [Test]
    public void TwoContinuationsOfOneNameAreRefused() =>
        Assert.That(Generate("static class A { static readonly Continuation X = new(\"a\"); } static class B { static readonly Continuation Y = new(\"a\"); }").Ids, Is.EqualTo(new[] { "SL0006" }));

    [TestCase("class A { readonly Continuation x = new(\"a\"); }")]
    [TestCase("class A { static readonly Continuation X = new(1 + \"a\"); }")]
    [TestCase("class A { void F() { Continuation x = new(\"a\"); } }")]
    [TestCase("class A { void F() { G(new Continuation(\"a\")); } void G(Continuation c) { } }")]
    [TestCase("class A { static Continuation X { get; } = new(\"a\"); }")]
    [TestCase("class A { private class B { static readonly Continuation X = new(\"a\"); } }")]
    public void AContinuationThatTheTableCannotLeadToIsRefused(string declaration) => Assert.That(Generate(declaration).Ids, Is.EqualTo(new[] { "SL0005" }));

    [Test]
    public void ANativeFrameWithoutANameIsRefused() => Assert.That(Generate("class OwnFrame : Frame;").Ids, Is.EqualTo(new[] { "SL0007" }));

    [Test]
    public void TwoNativeFramesOfOneNameAreRefused() =>
        Assert.That(Generate("[NativeFrame(\"f\")] class A : Frame; [NativeFrame(\"f\")] class B : Frame;").Ids, Is.EqualTo(new[] { "SL0006" }));
}
