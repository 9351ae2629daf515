// What the runtime owns is closed once, by the platform that opened it.

using NUnit.Framework;

namespace Stackless.Runtime.Tests.Platform;

[TestFixture]
public sealed class OwnedDescriptorTests
{
    static bool IsOpen(int fd) => SystemCalls.fcntl(fd, Linux.GetFlags, 0) >= 0;

    static int Opened() => SystemCalls.eventfd(0, Linux.CloseOnExec);

    [Test]
    public void ItIsClosedByThePlatformThatOpenedIt()
    {
        var fd = Opened();
        using (new OwnedDescriptor(fd))
        {
            Assert.That(IsOpen(fd));
        }
        Assert.That(IsOpen(fd), Is.False);
    }

    [Test]
    public void WhatIsTakenIsNotClosed()
    {
        var fd = Opened();
        using (var owned = new OwnedDescriptor(fd))
        {
            Assert.That(owned.Taken(), Is.EqualTo(fd));
        }
        Assert.That(IsOpen(fd));
        SystemCalls.close(fd);
    }
}
