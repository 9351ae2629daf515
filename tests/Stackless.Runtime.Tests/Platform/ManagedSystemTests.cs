// The platform of .NET's own libraries, asked directly: it answers as Linux's C library does, with its errors.

using System.Runtime.InteropServices;
using System.Text;
using NUnit.Framework;

namespace Stackless.Runtime.Tests.Platform;

[TestFixture]
public sealed unsafe class ManagedSystemTests
{
    string folder = null!;

    [SetUp]
    public void SetUp() => folder = Directory.CreateTempSubdirectory("stackless-test-").FullName;

    [TearDown]
    public void TearDown() => Directory.Delete(folder, recursive: true);

    byte[] Path(string name) => [.. Encoding.UTF8.GetBytes(System.IO.Path.Combine(folder, name)), 0];

    const int ReadOnly = 0, ReadWrite = 2, Create = 0x40, Exclusive = 0x80, Append = 0x400;

    int Made(string name, string text = "")
    {
        var fd = ManagedSystem.open(Path(name), ReadWrite | Create, 0x1b6);
        Assert.That(Write(fd, text), Is.EqualTo(text.Length));
        return fd;
    }

    static int Write(int fd, string text)
    {
        fixed (byte* bytes = Encoding.UTF8.GetBytes(text + "\0"))
        {
            return (int)ManagedSystem.write(fd, bytes, text.Length);
        }
    }

    static string Read(int fd, int count = 100)
    {
        var buffer = new byte[count];
        var got = ManagedSystem.read(fd, buffer, count);
        return got < 0 ? $"error {Marshal.GetLastPInvokeError()}" : Encoding.UTF8.GetString(buffer, 0, (int)got);
    }

    static string Outcome(long result) => result < 0 ? ManagedErrors.Text(Marshal.GetLastPInvokeError()) : "ok";

    [Test]
    public void WhatIsWrittenIsRead()
    {
        var fd = Made("file", "some text");
        Assert.That(ManagedSystem.lseek(fd, 5, 0), Is.EqualTo(5));
        Assert.That((Read(fd), Read(fd), ManagedSystem.close(fd), Outcome(ManagedSystem.close(fd))), Is.EqualTo(("text", "", 0, "Bad file descriptor")));
    }

    [Test]
    public void TheLowestFreeNumberIsGiven()
    {
        int first = Made("a"), second = Made("b");
        ManagedSystem.close(first);
        Assert.That(Made("c"), Is.EqualTo(first));
        ManagedSystem.close(first);
        ManagedSystem.close(second);
    }

    [Test]
    public void ACopyOfADescriptorHasItsPlace()
    {
        var fd = Made("file", "some text");
        var copy = ManagedSystem.dup(fd);
        ManagedSystem.lseek(fd, 5, 0);
        ManagedSystem.close(fd);
        Assert.That(Read(copy), Is.EqualTo("text"));
        ManagedSystem.close(copy);
    }

    [Test]
    public void AppendingGoesToTheEnd()
    {
        ManagedSystem.close(Made("file", "one"));
        var fd = ManagedSystem.open(Path("file"), ReadWrite | Append, 0);
        Assert.That(Write(fd, " two"), Is.EqualTo(4));
        ManagedSystem.lseek(fd, 0, 0);
        Assert.That(Read(fd), Is.EqualTo("one two"));
        ManagedSystem.close(fd);
    }

    [Test]
    public void ErrorsAreLinuxs()
    {
        ManagedSystem.close(Made("file"));
        Assert.That(ManagedSystem.mkdir(Path("folder"), 0x1ff), Is.Zero);
        ManagedSystem.close(Made("folder/inner"));
        Assert.Multiple(() =>
        {
            Assert.That(Outcome(ManagedSystem.open(Path("none"), ReadOnly, 0)), Is.EqualTo("No such file or directory"));
            Assert.That(Outcome(ManagedSystem.open(Path("file/none"), ReadOnly, 0)), Is.EqualTo("Not a directory"));
            Assert.That(Outcome(ManagedSystem.open(Path("file"), ReadWrite | Create | Exclusive, 0)), Is.EqualTo("File exists"));
            Assert.That(Outcome(ManagedSystem.open(Path("folder"), ReadWrite, 0)), Is.EqualTo("Is a directory"));
            Assert.That(Outcome(ManagedSystem.mkdir(Path("folder"), 0x1ff)), Is.EqualTo("File exists"));
            Assert.That(Outcome(ManagedSystem.mkdir(Path("none/folder"), 0x1ff)), Is.EqualTo("No such file or directory"));
            Assert.That(Outcome(ManagedSystem.rmdir(Path("folder"))), Is.EqualTo("Directory not empty"));
            Assert.That(Outcome(ManagedSystem.rmdir(Path("file"))), Is.EqualTo("Not a directory"));
            Assert.That(Outcome(ManagedSystem.unlink(Path("folder"))), Is.EqualTo("Is a directory"));
            Assert.That(Outcome(ManagedSystem.unlink(Path("none"))), Is.EqualTo("No such file or directory"));
            Assert.That(Outcome(ManagedSystem.rename(Path("file"), Path("folder"))), Is.EqualTo("Is a directory"));
            Assert.That(Outcome(ManagedSystem.rename(Path("folder"), Path("file"))), Is.EqualTo("Not a directory"));
            Assert.That(Outcome(ManagedSystem.rename(Path("folder"), Path("folder/inside"))), Is.EqualTo("Invalid argument"));
            Assert.That(Outcome(ManagedSystem.readlink(Path("file"), new byte[9], 9)), Is.EqualTo("Invalid argument"));
        });
    }

    [Test]
    public void APipeCarriesAndEnds()
    {
        var ends = new int[2];
        ManagedSystem.pipe2(ends, Linux.NonBlocking);
        Assert.That(Read(ends[0]), Is.EqualTo($"error {Linux.WouldBlock}"));
        Write(ends[1], "through");
        Assert.That(Read(ends[0], 4) + Read(ends[0]), Is.EqualTo("through"));
        ManagedSystem.close(ends[1]);
        Assert.That(Read(ends[0]), Is.Empty);
        ManagedSystem.close(ends[0]);
    }

    [Test]
    public void WhoWaitsForAPipeIsWoken()
    {
        var ends = new int[2];
        ManagedSystem.pipe2(ends, 0);
        var poll = new LibC.Poll { Descriptor = ends[0], Events = Linux.Readable };
        Assert.That(ManagedSystem.poll(&poll, 1, 1), Is.Zero);
        new Thread(() => Write(ends[1], "x")).Start();
        Assert.That((ManagedSystem.poll(&poll, 1, 60_000), poll.Ready), Is.EqualTo((1, Linux.Readable)));
        Array.ForEach(ends, fd => ManagedSystem.close(fd));
    }

    [Test]
    public void WhoWaitsForASocketAndAPipeIsWokenByEither([Values] bool bySocket)
    {
        int[] ends = new int[2], pair = new int[2];
        ManagedSystem.pipe2(ends, 0);
        Assert.That(Outcome(ManagedSystem.socketpair(1, 1, 0, pair)), Is.EqualTo("ok"));
        var polls = stackalloc LibC.Poll[2];
        polls[0] = new() { Descriptor = ends[0], Events = Linux.Readable };
        polls[1] = new() { Descriptor = pair[0], Events = Linux.Readable };
        new Thread(() => Write(bySocket ? pair[1] : ends[1], "x")).Start();
        Assert.That((ManagedSystem.poll(polls, 2, 60_000), polls[0].Ready, polls[1].Ready), Is.EqualTo((1, bySocket ? 0 : Linux.Readable, bySocket ? Linux.Readable : 0)));
        Assert.That(Read(bySocket ? pair[0] : ends[0]), Is.EqualTo("x"));
        Array.ForEach([.. ends, .. pair], fd => ManagedSystem.close(fd));
    }

    [TestCase("127.0.0.1", "7f000001")]
    [TestCase("1", "")]
    [TestCase("01.2.3.4", "")]
    [TestCase("256.1.1.1", "")]
    public void AnAddressIsFourNumbers(string text, string packed)
    {
        var result = new byte[16];
        var isOne = ManagedSystem.inet_pton(Linux.InternetFamily, [.. Encoding.UTF8.GetBytes(text), 0], result) == 1;
        Assert.That(isOne ? Convert.ToHexStringLower(result, 0, 4) : "", Is.EqualTo(packed));
    }

    [Test]
    public void MemoryOfAFileIsTheFiles()
    {
        var fd = Made("file", "some text");
        var memory = ManagedSystem.mmap(0, 9, 3, 1, fd, 0);
        Assert.That(Outcome(memory), Is.EqualTo("ok"));
        *(byte*)memory = (byte)'c';
        Assert.That((ManagedSystem.msync(memory, 9, 4), ManagedSystem.munmap(memory, 9)), Is.EqualTo((0, 0)));
        ManagedSystem.lseek(fd, 0, 0);
        Assert.That(Read(fd), Is.EqualTo("come text"));
        ManagedSystem.close(fd);
    }
}
