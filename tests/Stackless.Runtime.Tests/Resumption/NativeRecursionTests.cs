// No input ends the process: native code that calls itself, however many methods lie between, looks at the stack somewhere on the way round and
// spills or refuses. Read from the built runtime: with every method that looks taken out of the graph of calls, no cycle may be left but those that
// are listed here, each with what bounds it.

using Mono.Cecil;
using Mono.Cecil.Cil;
using NUnit.Framework;
using Stackless.Runtime.CompilerServices;
using Il = Mono.Cecil.Cil.Code;

namespace Stackless.Runtime.Tests.Resumption;
[TestFixture]
public sealed class NativeRecursionTests
{
    static readonly HashSet<string> looks =
    [
        "ThreadState.StackIsLow",
        "ThreadState.StackIsExhausted",
        "ThreadState.EntryIsDue",
        "RuntimeHelpers.TryEnsureSufficientExecutionStack",
        "RuntimeHelpers.EnsureSufficientExecutionStack",
    ];

    /// <summary>Where a way round may pass and has been looked at besides: calling an object comes to the entry of a function, which looks, and what hands a call
    /// on to another callable is tried in chains of 20,000 (tests/golden/run/builtins); instructions run for who has looked, or for the trampoline.</summary>
    static bool LooksElsewhere(MethodDefinition method) =>
        NameOf(method) is "Evaluator.Run" or "Prelude.Call" || method.Name is "Call" or "Call0" or "Call1" or "Call2" or "Call3" or "Call4" || outermost.Contains(NameOf(method));

    /// <summary>They begin with a stack's limit of their own.</summary>
    static readonly HashSet<string> outermost = ["ThreadState.RunChain", "ThreadState.RunAlone", "Scheduler.RunMain", "Scheduler.RunToEnd", "Scheduler.TakeTurns"];

    /// <summary>Cycles that end by themselves, by one method of each: why.</summary>
    static readonly Dictionary<string, string> bounded = new()
    {
        ["Code.AreSame"] = "constants lie in each other as deep as source is nested, which the parser bounds",
        ["Input.Constant"] = "as Code.AreSame",
        ["Output.Constant"] = "as Code.AreSame",
        ["ConstantReader.Read"] = "as Code.AreSame",
        ["PyType.Invalidate"] = "as deep as classes derive, and each class's order lists all of its bases",
        ["PyType.Reorder"] = "as PyType.Invalidate",
        ["ClrNames.Of"] = "as deep as .NET's types have type arguments",
        ["HostNames.Of"] = "as ClrNames.Of",
        ["HostNames.Qualified"] = "as ClrNames.Of",
        ["HostOverloads.Unify"] = "as ClrNames.Of",
        ["HostMembers.Depth"] = "as deep as .NET's types derive",
        ["HostArgument.CommonType"] = "16 levels",
        ["MovedProgram.IsPlain"] = "4 levels",
        ["Recording.Add"] = "8 levels",
        ["Hashing.TryTuple"] = "so many levels, then code that spills",
        ["Searching.TryEqual"] = "as Hashing.TryTuple",
        ["HeapModule.IsBefore"] = "as Hashing.TryTuple",
        ["DecimalDigits.SquareRoot"] = "halves its number",
        ["IntText.Accumulate"] = "halves its text",
        ["MathModule.Falling"] = "numbers of one size",
        ["MathModule.GammaOfPositive"] = "once",
        ["MathModule.LogGamma"] = "once",
        ["MathModule.Product"] = "halves its range",
        ["PyMemoryView.Eq"] = "64 dimensions",
        ["PyMemoryView.ListAt"] = "64 dimensions",
        ["PyMemoryView.Pack"] = "64 dimensions",
        ["PyStr.Join"] = "text that was joined is flat",
        ["PyUnion.Add"] = "unions are flat",
        ["JsonReader.TryValue"] = "so many levels, then code that spills",
        ["RegexCompiler.Body"] = "200 levels, then the Python compiler",
        ["RegexProgram.After"] = "one group",
        ["RegexStart.Note"] = "200 steps",
        ["UnicodeData.Decompose"] = "Unicode's own tables",
        ["ModuleState.ForgetDirect"] = "two levels",
        ["ObjectGraph.Copy"] = "the state of a hash function",
        ["DictLookup.Search"] = "between two rounds a function of the program runs, which looks",
        ["ManagedStandardStream.Read"] = "standard input is read ahead into a pipe",
        ["ManagedStandardStream.Ready"] = "as ManagedStandardStream.Read; and a set of descriptors has no sets in it",
        ["CompilerBeside.CompileFile"] = "asks the next compiler, of which there are two",
        ["CompilerBeside.CompileText"] = "as CompilerBeside.CompileFile",
        ["CompilerBeside.Decode"] = "as CompilerBeside.CompileFile",
        ["CompilerBeside.Emit"] = "as CompilerBeside.CompileFile",
        ["CompilerBeside.NameOf"] = "as CompilerBeside.CompileFile",
        ["CompilerBeside.ParseText"] = "as CompilerBeside.CompileFile",
        ["CompilerBeside.ScopesOf"] = "as CompilerBeside.CompileFile",
        ["Texts.get_Doc"] = "asks what it reads from",
        ["Texts.get_FreeNames"] = "as Texts.get_Doc",
        ["Texts.get_Name"] = "as Texts.get_Doc",
        ["Texts.get_QualifiedName"] = "as Texts.get_Doc",
        ["Texts.get_VariableNames"] = "as Texts.get_Doc",
        ["HostClasses.Of"] = "as deep as .NET's types derive and lie in each other",
        ["HostNamespaces.Nested"] = "as deep as .NET's types lie in each other",
        ["FromPython.Try"] = "as deep as the .NET type asked for has type arguments",
        ["HostArgument.Try"] = "what is nullable, once",
        ["HostProperty.Get"] = "a property of the instance's own type",
        ["HostTasks.WaitFor"] = "called when the task has ended, on the stack of whoever ended it",
        ["ParallelModule.Begin"] = "on another thread",
        ["BuiltinModules.Find"] = "modules are made once",
        ["LockWait.Leave"] = "whoever is given the lock has not been forgotten",
        ["DescriptorSet.Fire"] = "who has failed is not looked for again",
        ["PyDict.ConvertToCells"] = "globals, then builtins: who made them of globals has made cells, which looks",
        ["ModuleCells.get_Owner"] = "as PyDict.ConvertToCells",
        ["Scheduler.SleepUntil"] = "after a wake-up, with the stack let go",
        ["TraceFrame.NextListener"] = "two things that wait to be told",
        ["UnpicklerFrame.Arrived"] = "a step of the frame, once",
        ["Visit.Describe"] = "20 causes",
        ["AttributeLookup.Store"] = "a proxy has no proxy",
        ["PyGeneratedIterator.Next"] = "a generator that goes on looks",
    };

    static readonly LoadedAssemblies assemblies = new();
    static readonly ModuleDefinition runtime = assemblies.Read(typeof(Value));

    static string NameOf(MethodReference method) => $"{method.DeclaringType.Name}.{method.Name}";

    [Test]
    public void EveryNativeRecursionLooksAtTheStackOrIsBounded()
    {
        var cycles = Cycles().Select(c => c.Select(NameOf).ToHashSet()).ToList();
        var open = cycles.Where(c => !c.Overlaps(bounded.Keys)).Select(c => string.Join(" <-> ", c.Order(StringComparer.Ordinal))).Order(StringComparer.Ordinal).ToList();
        Assert.That(open, Is.Empty, string.Join('\n', open));
        Assert.That(bounded.Keys.Where(name => !cycles.Exists(c => c.Contains(name))), Is.Empty, "listed, and no cycle");
    }

    static IEnumerable<List<MethodDefinition>> Cycles()
    {
        var graph = new CallGraph([runtime], _ => false);
        var called = graph.Methods.Where(m => !LooksElsewhere(m) && !m.Body.Instructions.Any(Looks)).ToDictionary(m => m, m => CallsOf(graph, m).ToHashSet());
        return StronglyConnected(called).Where(c => c.Count > 1 || called[c[0]].Contains(c[0]));
    }

    static bool Looks(Instruction instruction) => instruction.Operand is MethodReference reference && looks.Contains(NameOf(reference));

    // A function that is only named here may be called by whom it is given to: it counts as called where it is named, but for the tables
    // of static constructors and of modules.
    static IEnumerable<MethodDefinition> CallsOf(CallGraph graph, MethodDefinition method)
    {
        foreach (var instruction in method.Body.Instructions)
        {
            if (instruction.Operand is not MethodReference reference || reference.Resolve() is not { } callee || callee.Module != runtime
                || instruction.OpCode.Code is not (Il.Call or Il.Callvirt or Il.Newobj or Il.Ldftn))
            {
                continue;
            }
            if (instruction.OpCode.Code == Il.Ldftn && (method.IsConstructor && method.IsStatic || method.Name == "Fill"))
            {
                continue;
            }
            yield return callee;
            if (instruction.OpCode.Code == Il.Callvirt)
            {
                foreach (var over in graph.OverridesOf(callee))
                {
                    yield return over;
                }
            }
        }
    }

    // Tarjan's algorithm, with a stack of its own.
    static List<List<MethodDefinition>> StronglyConnected(Dictionary<MethodDefinition, HashSet<MethodDefinition>> called)
    {
        var (index, low) = (new Dictionary<MethodDefinition, int>(), new Dictionary<MethodDefinition, int>());
        var (path, onPath) = (new Stack<MethodDefinition>(), new HashSet<MethodDefinition>());
        var components = new List<List<MethodDefinition>>();
        var work = new Stack<(MethodDefinition Method, IEnumerator<MethodDefinition> Callees)>();
        void Begin(MethodDefinition method)
        {
            index[method] = low[method] = index.Count;
            path.Push(method);
            onPath.Add(method);
            work.Push((method, called[method].Where(called.ContainsKey).GetEnumerator()));
        }
        foreach (var root in called.Keys)
        {
            if (!index.ContainsKey(root))
            {
                Begin(root);
            }
            while (work.TryPeek(out var top))
            {
                if (top.Callees.MoveNext())
                {
                    var next = top.Callees.Current;
                    if (!index.TryGetValue(next, out var known))
                    {
                        Begin(next);
                    }
                    else if (onPath.Contains(next))
                    {
                        low[top.Method] = Math.Min(low[top.Method], known);
                    }
                    continue;
                }
                work.Pop();
                if (work.TryPeek(out var caller))
                {
                    low[caller.Method] = Math.Min(low[caller.Method], low[top.Method]);
                }
                if (low[top.Method] == index[top.Method])
                {
                    var component = new List<MethodDefinition>();
                    MethodDefinition member;
                    do
                    {
                        component.Add(member = path.Pop());
                        onPath.Remove(member);
                    }
                    while (member != top.Method);
                    components.Add(component);
                }
            }
        }
        return components;
    }
}
