// What the emitted bytes depend on: the source and the name, nothing else.
using NUnit.Framework;
using Stackless.Compiler.Emission;
using Stackless.Compiler.Text;

namespace Stackless.Compiler.Tests.Emission;

public sealed class AssemblyEmitterTests
{
    static byte[] Emit(string text) =>
        AssemblyEmitter.ToImage("sample", [Pipeline.Lower(SourceText.FromString(text, "sample.py"), "sample")], new EmissionOptions()).Image;

    [Test]
    public void EqualSourcesGiveEqualBytes() => Assert.That(Emit("def f(x):\n    return x + 1\n"), Is.EqualTo(Emit("def f(x):\n    return x + 1\n")));

    [Test]
    public void DifferentSourcesGiveDifferentModuleNumbers() =>
        Assert.That(System.Reflection.Assembly.Load(Emit("x = 1\n")).ManifestModule.ModuleVersionId,
            Is.Not.EqualTo(System.Reflection.Assembly.Load(Emit("x = 2\n")).ManifestModule.ModuleVersionId));
}
