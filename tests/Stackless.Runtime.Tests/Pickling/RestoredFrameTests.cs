// Native frames out of pickles, which may hold anything.

using System.Runtime.CompilerServices;
using NUnit.Framework;
using Stackless.Hosting;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Runtime.Tests.Pickling;
[TestFixture]
public sealed class RestoredFrameTests
{
    static Frame? Restore(string continuation, Value state0) =>
        NativeFrames.Restore("continuation", [Value.Str(continuation), Value.Int(0), state0, Value.None, Value.None]);

    [Test]
    public void AContinuationThatHoldsNonsenseIsRefused()
    {
        RuntimeHelpers.RunClassConstructor(typeof(Channel).TypeHandle);
        var ts = new Interpreter().Thread;
        var result = Restore("channel.exception", Value.Int(5))!.Resume(ts, Value.None);
        Assert.That((result.IsNull, ts.TakeException().Type), Is.EqualTo((true, BuiltinTypes.UnpicklingError)));
    }

    [Test]
    public void AContinuationOfAnotherNameIsUnknown() => Assert.That(Restore("no.such", Value.None), Is.Null);

    [Test]
    public void TheCountOfStatesIsChecked() => Assert.That(NativeFrames.Restore("continuation", [Value.Str("channel.exception")]), Is.Null);
}
