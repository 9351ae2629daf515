// What differs between the machines that Linux is asked on.

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

    [TestCase(Architecture.X64, 114, 113, 116, 272)]
    [TestCase(Architecture.Arm64, 143, 145, 159, 97)]
    public void CallsForOneThreadDifferByMachine(Architecture machine, int setGroup, int setUser, int setGroups, int unshare) =>
        Assert.That(Linux.ThreadCallsOn(machine), Is.EqualTo((setGroup, setUser, setGroups, unshare)));

    [TestCase(0x6969L, true, TestName = "FilesOfNfsAreOfAnotherMachine")]
    [TestCase(0xff534d42L, true, TestName = "FilesOfCifsAreOfAnotherMachine")]
    [TestCase(unchecked((long)0xffffffff_ff534d42), true, TestName = "WhichASignedNumberSaysToo")]
    [TestCase(0x65735546L, true, TestName = "FilesOfFuseAreOfAProgram")]
    [TestCase(0xef53L, false, TestName = "FilesOfExt4AreHere")]
    [TestCase(0x01021994L, false, TestName = "FilesOfTmpfsAreHere")]
    public void ReadingIsLeftToAnotherThreadWhere(long fileSystem, bool expected) => Assert.That(PosixModule.IsRemote(fileSystem), Is.EqualTo(expected));

    // What glibc's headers say on x86-64 and on arm64: printed by a C program for each, the two outputs compared.
    [TestCase(typeof(LibC.User), 48, "Id 16, Group 20, Comment 24, Shell 40")]
    [TestCase(typeof(LibC.Group), 32, "Id 16, Members 24")]
    [TestCase(typeof(LibC.TimerSetting), 32, "IntervalSeconds 0, Seconds 16, Microseconds 24")]
    [TestCase(typeof(LibC.Poll), 8, "Descriptor 0, Events 4, Ready 6")]
    [TestCase(typeof(LibC.AddressInfo), 48, "Flags 0, Protocol 12, Length 16, Address 24, CanonicalName 32, Next 40")]
    [TestCase(typeof(LibC.Message), 56, "Name 0, NameLength 8, Pieces 16, PieceCount 24, Control 32, ControlLength 40, Flags 48")]
    [TestCase(typeof(LibC.Piece), 16, "Data 0, Length 8")]
    public void AStructureLiesAsInTheHeadersOfBothMachines(Type structure, int size, string offsets)
    {
        var found = offsets.Split(", ").Select(o => o.Split(' ')[0]).Select(field => $"{field} {Marshal.OffsetOf(structure, field)}");
        Assert.That((Marshal.SizeOf(structure), string.Join(", ", found)), Is.EqualTo((size, offsets)));
    }

    /// <summary>The few numbers that the two machines do not share: of the 608 that the library's modules export, no others differ.</summary>
    [Test]
    public void OnlyTwoFlagsFourCallsAndOneStructureDiffer() => Assert.That(
        typeof(Linux).GetMethods(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public).Where(m => m.GetParameters() is [{ ParameterType: var type }] && type == typeof(Architecture)).Select(m => m.Name),
        Is.EquivalentTo(new[] { nameof(Linux.EpollEventSizeOn), nameof(Linux.OpenFlagsOn), nameof(Linux.ThreadCallsOn) }));

    /// <summary>Every import from the C library stands in the room for it.</summary>
    [Test]
    public void OnlyThePlatformRoomCallsTheSystem()
    {
        var callers = typeof(Value).Assembly.GetTypes().SelectMany(t => t.GetMethods(System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic))
            .Where(m => m.GetCustomAttributes(typeof(DllImportAttribute), false) is [DllImportAttribute { Value: "libc" }]).Select(m => m.DeclaringType).Distinct();
        Assert.That(callers, Is.EqualTo(new[] { typeof(LibC) }));
    }
}
