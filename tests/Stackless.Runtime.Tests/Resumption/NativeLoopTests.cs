// Everything can be interrupted: native code that asks an iterator for one element after another may never come to the end (itertools.repeat), so such a loop looks
// whether something is due. Read from the built runtime: every loop around a call of Next must look, or is listed here with what bounds it.
// Loops over what is already in memory are as long as that is large. They and what .NET does in one call are named in docs/stackless.md.

using Mono.Cecil;
using Mono.Cecil.Cil;
using NUnit.Framework;
using Stackless.Runtime.CompilerServices;
using Il = Mono.Cecil.Cil.Code;

namespace Stackless.Runtime.Tests.Resumption;
[TestFixture]
public sealed class NativeLoopTests
{
    static readonly HashSet<string> looks = ["ThreadState.LookInLoop", "ThreadState.PollIsDue", "ThreadState.EntryIsDue"];

    static readonly HashSet<string> asks = ["PyObject.Next", "PyObject.NativeNext", "PyObject.NextToUnpack", "Iteration.Next", "Iteration.NextToUnpack", "Iteration.NextSlot"];

    /// <summary>Loops that end: why.</summary>
    static readonly Dictionary<string, string> bounded = new()
    {
        ["Evaluator.Run"] = "a round is an instruction; one that goes back in the program's code looks",
        ["SendSequenceFrame.Resume"] = "a channel takes what it has room for, then the sender waits; one that has room for any number ends with the memory",
        ["PyParallelIterator.CheckOthers"] = "one element of each iterator",
        ["PyParallelIterator.Advance"] = "one element of each iterator",
        ["PyZip.NextToUnpack"] = "one element of each iterator",
    };

    static readonly ModuleDefinition runtime = new LoadedAssemblies().Read(typeof(Value));

    static string NameOf(MethodReference method) => $"{method.DeclaringType.Name}.{method.Name}";

    [Test]
    public void EveryNativeLoopOverAnIteratorLooksWhetherSomethingIsDue()
    {
        var open = runtime.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody && Loops(m).Any(l => Has(l, asks) && !Has(l, looks))).Select(NameOf).ToHashSet();
        Assert.That(open.Except(bounded.Keys).Order(StringComparer.Ordinal), Is.Empty);
#if !DEBUG
        // The C# compiler writes other branches in a Debug build: not every loop is seen as one there.
        Assert.That(bounded.Keys.Except(open), Is.Empty, "listed, and no loop that does not look");
#endif
    }

    [Test]
    public void LoopsAreFoundWhereTheyAre()
    {
        var looking = runtime.GetTypes().SelectMany(t => t.Methods).Where(m => m.HasBody && Loops(m).Any(l => Has(l, asks) && Has(l, looks))).Select(NameOf).ToHashSet();
        Assert.That(looking, Is.SupersetOf(new[] { "Collecting.Run", "Searching.Run", "BuiltinsModule.SumAll", "BuiltinsModule.AnyOf", "PyFilter.Next", "PyDeque.AddEach" }));
    }

    static bool Has(IEnumerable<Instruction> loop, HashSet<string> names) => loop.Any(i => i.OpCode.Code is Il.Call or Il.Callvirt && names.Contains(NameOf((MethodReference)i.Operand)));

    // From where a branch goes back to, up to it.
    static IEnumerable<IEnumerable<Instruction>> Loops(MethodDefinition method) => method.Body.Instructions
        .Where(i => i.Operand is Instruction target && target.Offset <= i.Offset)
        .Select(i => method.Body.Instructions.SkipWhile(start => start != i.Operand).TakeWhile(end => end != i.Next));
}
