// What a function's fingerprint depends on: frames are only restored to code with the same one.

using NUnit.Framework;
using Stackless.Compiler.Emission;
using Stackless.Compiler.Ir;
using Stackless.Compiler.Resumption;
using Stackless.Compiler.Tests.Lowering;

namespace Stackless.Compiler.Tests.Emission;
[TestFixture]
public sealed class CodeFingerprintTests
{
    const string Source = "def f(a):\n    b = a + 1\n    return g(b), b\n";

    static string Of(IrFunction function, Func<Op, Effect>? effectOf = null) => Convert.ToHexString(new CodeFingerprints(ResumableFunction.Run, effectOf).Of(function));

    [Test]
    public void EqualSourceHasEqualFingerprints() => Assert.That(Of(Lowered.Function(Source)), Is.EqualTo(Of(Lowered.Function(Source))));

    [Test]
    public void ALineMoreAboveChangesNothing() => Assert.That(Of(Lowered.Function("\n\n" + Source)), Is.EqualTo(Of(Lowered.Function(Source))));

    [Test]
    public void AnOperationWithAnotherEffectChangesIt() =>
        Assert.That(Of(Lowered.Function(Source), op => op is BinaryOp ? Effect.Pure : op.Effect), Is.Not.EqualTo(Of(Lowered.Function(Source))));

    [Test]
    public void AnotherSlotChangesIt()
    {
        var function = Lowered.Function(Source);
        var before = Of(function);
        var after = Convert.ToHexString(new CodeFingerprints(f =>
        {
            var target = ResumableFunction.Run(f);
            target.Slots.Reverse();
            return target;
        }).Of(function));
        Assert.That(after, Is.Not.EqualTo(before));
    }

    [Test]
    public void AChangedInnerFunctionChangesIt() =>
        Assert.That(Of(Lowered.Function("def f():\n    def g(): return 1\n    return g()\n")), Is.Not.EqualTo(Of(Lowered.Function("def f():\n    def g(): return 2\n    return g()\n"))));
}
