// Nothing native may be in the way of a switch: every call into Python from C# either gives its result on, or hands the rest of the
// work over, or is one of the few entries through which programs are run from outside. Read from the built assembly itself.

using Mono.Cecil;
using Mono.Cecil.Cil;
using NUnit.Framework;
using Stackless.Hosting;
using Stackless.Runtime.CompilerServices;
using Il = Mono.Cecil.Cil.Code;

namespace Stackless.Runtime.Tests.Resumption;
[TestFixture]
public sealed class NativeCallbackTests
{
    /// <summary>What runs Python code to its end before it returns: the trampoline, and who starts it.</summary>
    static readonly HashSet<string> outermost =
    [
        "Scheduler.TakeTurns",
        "Scheduler.TakeTurn",
        "Scheduler.RunHead",
        "ThreadState.RunChain",
        "ThreadState.RunAlone",
        "Scheduler.RunMain",
        "Scheduler.RunMoved",
        "Scheduler.RunToEnd",
    ];

    /// <summary>Who may start it: programs from the command line, calls from C#, the prelude's own loading.</summary>
    static readonly HashSet<string> starters =
    [
        "PreludeFunctions.Execute",
        "Interpreter.Run",
        "MovedProgram.Run",
        "MovedProgram.Read",
        "MovedProgram.Write",
        "Interpreter.Pump",
        "Interpreter.Dispose",
        "Visit.Call",
        "Visit.CallMethod",
        "Visit.Read",
        "Visit.Describe",
    ];

    /// <summary>A loop over instructions, with too many ways through it to be followed; it has a test of its own.</summary>
    const string Loop = "Evaluator.Run";

    /// <summary>Runs the instructions of one function in turn with who listens to them. It is a frame, captured by itself where a listener suspends, and by
    /// the evaluator, which saves to it, where the function does; the programs under tests/golden/run/tracing do both everywhere.</summary>
    const string TracedLoop = "TraceFrame.Resume";

    static readonly LoadedAssemblies assemblies = new();
    static readonly ModuleDefinition runtime = assemblies.Read(typeof(Value));
    static readonly ModuleDefinition samples = assemblies.Read(typeof(CallbackSamples));
    static readonly CallGraph graph = new([runtime, samples], m => outermost.Contains(NameOf(m)));

    static string NameOf(MethodReference method) => $"{method.DeclaringType.Name}.{method.Name}";

    [Test]
    public void EveryCallIntoPythonPassesASuspensionOn()
    {
        var remaining = Faults(graph.Methods.Where(m => m.Module == runtime && !outermost.Contains(NameOf(m)) && NameOf(m) is not (Loop or TracedLoop)));
        Assert.That(remaining, Is.Empty, string.Join('\n', remaining));
    }

    [Test]
    public void EveryInstructionsResultIsTestedInOnePlace()
    {
        var loop = graph.Methods.Single(m => m.Module == runtime && NameOf(m) == Loop);
        var kept = loop.Body.Instructions.Where(graph.IsSuspendableCall).Select(WhereItIsKept).Distinct().ToList();
        Assert.That(kept, Has.Count.EqualTo(1));
        // It is left with null where Leave says that no handler takes it, and nowhere else.
        var tests = loop.Body.Instructions.Where(i => i.Operand is MethodReference { Name: "Leave" }).ToList();
        Assert.That(tests, Has.Count.EqualTo(1));
    }

    // The local that a call's result goes to at once; the call itself if it does not.
    static object WhereItIsKept(Instruction call)
    {
        var next = call.Next;
        while (next.OpCode.Code is Il.Br or Il.Br_S)
        {
            next = (Instruction)next.Operand;
        }
        return next.OpCode.Code switch
        {
            Il.Stloc or Il.Stloc_S => ((VariableDefinition)next.Operand).Index,
            Il.Stloc_0 => 0,
            Il.Stloc_1 => 1,
            Il.Stloc_2 => 2,
            Il.Stloc_3 => 3,
            Il.Nop => WhereItIsKept(next),
            _ => call,
        };
    }

    [Test]
    public void EveryFaultySampleIsFound() => Assert.That(
        Faults(graph.Methods.Where(m => m.DeclaringType.Name == nameof(CallbackSamples))).Select(f => f.Split(' ')[0].Split('.')[1]).Distinct(),
        Is.EquivalentTo(typeof(CallbackSamples).GetMethods().Select(m => m.Name).Where(n => n.StartsWith("Loses", StringComparison.Ordinal))));

    static SortedSet<string> Faults(IEnumerable<MethodDefinition> methods)
    {
        var flow = new SuspensionFlow(graph);
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var method in methods)
        {
            foreach (var call in method.Body.Instructions.Where(graph.IsSuspendableCall))
            {
                if (flow.Check(method, call) is { } fault)
                {
                    var called = call.Operand is MethodReference reference ? NameOf(reference) : "a function pointer";
                    found.Add($"{NameOf(method)} calls {called}: {fault}");
                }
            }
        }
        return found;
    }

    [Test]
    public void OnlyTheOutermostEntriesRunPythonToItsEnd()
    {
        var callers = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var method in graph.Methods.Where(m => m.Module == runtime))
        {
            foreach (var instruction in method.Body.Instructions)
            {
                if (instruction.Operand is MethodReference called && outermost.Contains(NameOf(called)) && !outermost.Contains(NameOf(method)))
                {
                    callers.Add(NameOf(method));
                }
            }
        }
        Assert.That(callers, Is.SubsetOf(starters));
    }

    [Test]
    public void CallsIntoPythonAreFound() =>
        Assert.That(graph.Methods.Sum(m => m.Body.Instructions.Count(graph.IsSuspendableCall)), Is.GreaterThan(500));
}
