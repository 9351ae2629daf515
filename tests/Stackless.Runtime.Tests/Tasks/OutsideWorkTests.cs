// Work that another OS thread does for a tasklet.

using NUnit.Framework;
using Stackless.Hosting;
using Stackless.Runtime;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Runtime.Tests.Tasks;
[TestFixture]
public sealed class OutsideWorkTests
{
    sealed class Asking(Func<Value> work) : Frame
    {
        public override Value Resume(ThreadState ts, Value value) => State++ == 0 ? AskOrCapture(ts) : value;

        Value AskOrCapture(ThreadState ts)
        {
            var answer = ts.Scheduler.AwaitOutside(ts, work);
            if (answer.IsNull && !ts.IsRaising)
            {
                ts.Capture(this);
            }
            return answer;
        }
    }

    [Test]
    public void ItsResultIsTheCallsResult() => Assert.That(new Interpreter().Thread.Scheduler.RunMain(new Asking(() => Value.Int(5))).Bits, Is.EqualTo(5));

    [Test]
    public void WhatItThrowsIsRaisedInTheTaskletThatWaits()
    {
        var ts = new Interpreter().Thread;
        var result = ts.Scheduler.RunMain(new Asking(() => throw new FileNotFoundException()));
        Assert.That((result.IsNull, ts.TakeException().Type), Is.EqualTo((true, BuiltinTypes.FileNotFoundError)));
    }
}
