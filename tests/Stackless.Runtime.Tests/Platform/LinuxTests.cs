// What differs between the machines that Linux is asked on, and what other systems are told.

using System.Runtime.InteropServices;
using NUnit.Framework;

namespace Stackless.Runtime.Tests.Platform;
[TestFixture]
public sealed class LinuxTests
{
    [TestCase(Architecture.X64, 12)]
    [TestCase(Architecture.Arm64, 16)]
    public void AnEpollEventIsPackedOnX64Only(Architecture machine, int size) => Assert.That(Linux.EpollEventSizeOn(machine), Is.EqualTo(size));

    [TestCase(Architecture.X64, 0x10000, 0x20000)]
    [TestCase(Architecture.Arm64, 0x4000, 0x8000)]
    public void FlagsOfOpenDifferByMachine(Architecture machine, int directory, int noFollow) => Assert.That(Linux.OpenFlagsOn(machine), Is.EqualTo((directory, noFollow)));

    [TestCase(Architecture.X64)]
    [TestCase(Architecture.Arm64)]
    public void LinuxHasEveryModule(Architecture machine) => Assert.That(Linux.WhyNot("_posix", isLinux: true, machine, "Linux"), Is.Null);

    [Test]
    public void AnotherSystemIsToldWhichModuleItLacks() =>
        Assert.That(Linux.WhyNot("_posix", isLinux: false, Architecture.Arm64, "Darwin 25"), Is.EqualTo("_posix is for Linux on x86-64 or arm64 only; this is Darwin 25 on arm64"));

    [Test]
    public void AnotherMachineIsToldToo() => Assert.That(Linux.WhyNot("_sockets", isLinux: true, Architecture.RiscV64, "Linux 6"), Does.Contain("riscv64"));

    [Test]
    public void ModulesWithoutSystemCallsAreForAll() => Assert.That(Linux.WhyNot("math", isLinux: false, Architecture.X64, "Windows"), Is.Null);

    /// <summary>Every import from the C library stands in the room for it.</summary>
    [Test]
    public void OnlyThePlatformRoomCallsTheSystem()
    {
        var callers = typeof(Value).Assembly.GetTypes().SelectMany(t => t.GetMethods(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic))
            .Where(m => m.GetCustomAttributes(typeof(DllImportAttribute), false) is [DllImportAttribute { Value: "libc" }]).Select(m => m.DeclaringType).Distinct();
        Assert.That(callers, Is.EqualTo(new[] { typeof(LibC) }));
    }
}
