// Which platform answers: that nothing but SystemCalls reaches the C library, and that it asks first which of the two is wanted. Read from the built assembly.

using System.Runtime.InteropServices;
using Mono.Cecil;
using Mono.Cecil.Cil;
using NUnit.Framework;

namespace Stackless.Runtime.Tests.Platform;

[TestFixture]
public sealed class SystemCallsTests
{
    static readonly AssemblyDefinition runtime = AssemblyDefinition.ReadAssembly(typeof(Value).Assembly.Location);

    static IEnumerable<TypeDefinition> All(IEnumerable<TypeDefinition> types) => types.SelectMany(t => All(t.NestedTypes).Prepend(t));

    static IEnumerable<MethodDefinition> CallersOfTheCLibrary() => All(runtime.MainModule.Types).Where(t => t.Name != nameof(LibC)).SelectMany(t => t.Methods)
        .Where(m => m.HasBody && m.Body.Instructions.Any(i => i.Operand is MethodReference { DeclaringType.Name: nameof(LibC) }));

    [Test]
    public void OnlyOneClassCallsTheCLibrary() =>
        Assert.That(CallersOfTheCLibrary().Select(m => m.DeclaringType.Name).Distinct(), Is.EqualTo(new[] { nameof(SystemCalls) }));

    [Test]
    public void EveryCallAsksFirstWhichPlatformIsWanted() => Assert.That(CallersOfTheCLibrary().Where(m => m.Body.Instructions
        .First(i => i.OpCode != OpCodes.Nop && i.OpCode != OpCodes.Ldstr && i.OpCode != OpCodes.Ldarg_0) is not { Operand: MemberReference { Name: nameof(SystemCalls.IsManaged) or nameof(SystemCalls.Demand) } })
        .Select(m => m.Name), Is.Empty);

    /// <summary>Of the P/Invokes in the runtime, all are the C library's, or SQLite's own.</summary>
    [Test]
    public void NothingElseIsAskedByName() => Assert.That(All(runtime.MainModule.Types).SelectMany(t => t.Methods).Where(m => m.HasPInvokeInfo).Select(m => m.DeclaringType.Name).Distinct(),
        Is.EquivalentTo(new[] { nameof(LibC), nameof(SqliteLibrary) }));

    /// <summary>.NET's handles of numbers close the system's descriptors, which a program's numbers are not everywhere (OwnedDescriptor).</summary>
    [Test]
    public void NoHandleOfDotnetsOwnsANumber() => Assert.That(All(runtime.MainModule.Types).SelectMany(t => t.Methods).Where(m => m.HasBody && m.Body.Instructions.Any(i =>
        i.Operand is MethodReference { Name: ".ctor", DeclaringType.Name: "SafeFileHandle" or "SafeSocketHandle" or "SafePipeHandle" } && i.Previous.OpCode != OpCodes.Ldc_I4_0))
        .Select(m => $"{m.DeclaringType.Name}.{m.Name}"), Is.Empty);

    [TestCase(true, Architecture.X64, false)]
    [TestCase(true, Architecture.Arm64, false)]
    [TestCase(true, Architecture.RiscV64, true)]
    [TestCase(false, Architecture.X64, true)]
    public void TheCLibraryIsForLinuxOnTwoMachines(bool isLinux, Architecture machine, bool isManaged) => Assert.That(SystemCalls.IsManagedOn(isLinux, machine), Is.EqualTo(isManaged));

    [TestCase(true, false, "win32", "posix")]
    [TestCase(false, true, "darwin", "nt")]
    [TestCase(false, false, "linux", "nt")]
    public void EachSystemHasItsNames(bool isWindows, bool isMacOS, string platform, string other) =>
        Assert.That((SystemModules.PlatformOf(isWindows, isMacOS), SystemModules.OtherThan(isWindows)), Is.EqualTo((platform, other)));

    [TestCase("fcntl", true, false, true)]
    [TestCase("fcntl", false, false, false)]
    [TestCase("nt", false, false, true)]
    [TestCase("nt", true, true, false)]
    [TestCase("posix", true, true, false)]
    [TestCase("math", true, true, false)]
    public void ModulesAreThereOrNot(string module, bool isManaged, bool isWindows, bool isAbsent) => Assert.That(SystemModules.IsAbsent(module, isManaged, isWindows), Is.EqualTo(isAbsent));
}
