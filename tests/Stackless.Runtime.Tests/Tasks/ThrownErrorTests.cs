// What .NET throws under the trampoline, outside of any native that is called by name: no program ends of it.

using NUnit.Framework;
using Stackless.Hosting;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Runtime.Tests.Tasks;
[TestFixture]
public sealed class ThrownErrorTests
{
    sealed class Throwing(Exception thrown) : Frame
    {
        public override Value Resume(ThreadState ts, Value value) => throw thrown;
    }

    // Its result is the type of the exception that it is resumed with, "none" if there is none.
    sealed class Catching : Frame
    {
        public override Value Resume(ThreadState ts, Value value) => Value.Str(value.IsNull ? ts.TakeException().Type.Name : "none");
    }

    static string Caught(Exception thrown) =>
        ((PyStr)new Interpreter().Thread.Scheduler.RunMain(new Throwing(thrown) { Back = new Catching() }).Object).Text;

    [Test]
    public void TheFrameBehindGetsAFaultAsSystemError() => Assert.That(Caught(new InvalidCastException()), Is.EqualTo("SystemError"));

    [Test]
    public void ALimitHasItsPythonType() =>
        Assert.That((Caught(new OutOfMemoryException()), Caught(new OverflowException())), Is.EqualTo(("MemoryError", "OverflowError")));

    [Test]
    public void TheOutermostFrameEndsWithIt()
    {
        var ts = new Interpreter().Thread;
        var result = ts.Scheduler.RunMain(new Throwing(new FileNotFoundException()));
        Assert.That((result.IsNull, ts.TakeException().Type.Name), Is.EqualTo((true, "FileNotFoundError")));
    }

    [Test]
    public void TheThreadRunsOn()
    {
        var ts = new Interpreter().Thread;
        ts.Scheduler.RunMain(new Throwing(new NullReferenceException()));
        ts.TakeException();
        Assert.That(((PyStr)ts.Scheduler.RunMain(new Catching()).Object).Text, Is.EqualTo("none"));
    }
}
