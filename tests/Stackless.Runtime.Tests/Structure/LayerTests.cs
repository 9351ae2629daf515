// The arrows that ARCHITECTURE.md draws between the rooms of the runtime, held against its sources: a file may refer to what its own layer and the
// ones before it declare. What is referred to against the arrows stands here, by file and with the reason; nothing else may be.

using NUnit.Framework;
using Stackless.Hosting;
using Stackless.Runtime.CompilerServices;

namespace Stackless.Runtime.Tests.Structure;

[TestFixture]
public sealed class LayerTests
{
    static readonly string[] kernel = ["Core", "Declarations", "Objects", "Protocols", "Calls", "Frames", "Evaluation", "Errors"];

    /// <summary>From the bottom up. The rooms of one layer know each other.</summary>
    static readonly string[][] layers = [kernel, ["Platform"], ["Tasks"], ["Pickling"], ["Importing"], ["Modules"], ["Hosting"]];

    /// <summary>Files that every room may refer to.</summary>
    static readonly Dictionary<string, string> open = new()
    {
        ["Hosting/Prelude.cs"] = "what native code cannot do itself it has done in Python, by name",
    };

    /// <summary>(room, file that stands above it): why.</summary>
    static readonly Dictionary<(string Room, string File), string> allowed = new()
    {
        [("Core", "Tasks/HeapWalk.cs")] = "of objects that die together, who refers to another has its turn first",
        [("Frames", "Tasks/ThreadState.Tasks.cs")] = "emitted code counts ticks, and the scheduler says what happens then; an asynchronous generator begins under its thread's hooks",
        [("Frames", "Tasks/Tasklet.cs")] = "the trampoline keeps its tasklet's innermost frame up to date",
        [("Frames", "Tasks/Interpreter.Tasks.cs")] = "a coroutine may remember where its thread was when it was made",

        [("Evaluation", "Tasks/ThreadState.Tasks.cs")] = "the same: instructions count ticks as emitted code does",



        [("Objects", "Modules/ScopedCalls.cs")] = "what types share with a built-in function is that function, one part of a class whose first part is there",
        [("Frames", "Modules/ScopedCalls.cs")] = "calls by a name like locals() are made with the caller's scope",
        [("Objects", "Modules/BuiltinsModule.cs")] = "len() and abs() of what a proxy or an iterator stands for",

        [("Errors", "Tasks/TaskletWords.cs")] = "a program that ends in the middle says where it was",
        [("Errors", "Hosting/PythonException.cs")] = "an exception of Python that came through C# code is itself again",
        [("Pickling", "Hosting/Interpreter.cs")] = "the prelude's names are names like those of modules",
        [("Pickling", "Hosting/PreludeFunctions.cs")] = "the same: where they are",

        [("Evaluation", "Hosting/Host.cs")] = "a function that runs often is emitted by whoever compiles",
        [("Importing", "Hosting/Host.cs")] = "source is compiled by whoever hosts the runtime",
        [("Importing", "Hosting/CompiledModules.cs")] = "a module is a class that is bound",
        [("Importing", "Hosting/StandardLibrary.cs")] = "a module may be one of the compiled library",
        [("Importing", "Hosting/SyntaxWarnings.cs")] = "compiling may warn",
        [("Modules", "Hosting/Visit.cs")] = "SQLite calls functions of Python from its own code",
        [("Modules", "Hosting/Host.cs")] = "compile(), exec() and eval() compile",
        [("Modules", "Hosting/SyntaxWarnings.cs")] = "and warn",
        [("Modules", "Hosting/InterpreterOptions.cs")] = "sys shows what the interpreter was made with",
        [("Modules", "Hosting/LaunchOptions.cs")] = "sys.flags shows what the program was started with",
        [("Modules", "Hosting/PreludeFunctions.cs")] = "types that are written in the prelude are exported by types",
        [("Modules", "Hosting/Interpreter.Likes.cs")] = "a program makes interpreters beside its own",
        [("Modules", "Hosting/Interpreter.cs")] = "the same: where they are",
    };

    static readonly Lazy<IReadOnlyList<SourceReference>> references = new(() => SourceReferences.Of(SourceReferences.Project("Stackless.Runtime")));

    static int LayerOf(string room) => Array.FindIndex(layers, rooms => rooms.Contains(room));

    static bool IsUpwards(SourceReference r) => LayerOf(r.FromRoom) < LayerOf(r.ToRoom) && !open.ContainsKey(r.To);

    [Test]
    public void EveryRoomStandsInALayer() =>
        Assert.That(references.Value.SelectMany(r => new[] { r.FromRoom, r.ToRoom }).Distinct().Where(room => LayerOf(room) < 0), Is.Empty);

    [Test]
    public void NoFileRefersToALayerAboveItsOwn()
    {
        var wrong = references.Value.Where(r => IsUpwards(r) && !allowed.ContainsKey((r.FromRoom, r.To))).Select(r => $"{r.From} refers to {r.Name} of {r.To}");
        Assert.That(string.Join('\n', wrong.Order(StringComparer.Ordinal)), Is.Empty);
    }

    [Test]
    public void EveryExceptionIsNeeded()
    {
        var found = references.Value.Where(IsUpwards).Select(r => (r.FromRoom, r.To)).ToHashSet();
        Assert.That(allowed.Keys.Where(arrow => !found.Contains(arrow)), Is.Empty);
    }
}
