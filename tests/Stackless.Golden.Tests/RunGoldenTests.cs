// Every program under tests/golden/run, four ways: plain, with functions that change engines at their first turns, captured at every suspension point (emitted, but for those that trace),
// and pickled at every suspension point. And some of them another way: at one suspension point, chosen by chance, the program goes on in a process that has run nothing of it. Seed and number
// are told by STACKLESS_MOVES_SEED and STACKLESS_MOVES; scripts/goldens-in-fresh-processes moves them all.
// What it must print stands in the program: `# expect: text` at the end of the line that prints it, or on a line of its own.
// Files and folders whose name begins with an underscore are what the programs import. Those whose first line says so are for Linux's own calls, and left out where .NET's libraries are the
// platform (STACKLESS_PLATFORM=managed).

using NUnit.Framework;
using Stackless.Hosting;
using Stackless.Runtime;

namespace Stackless.Golden.Tests;
[TestFixture]
public sealed class RunGoldenTests
{
    static IEnumerable<TestCaseData> Programs(Stress stress, string? mode = null)
    {
        foreach (var file in Directory.GetFiles(GoldenFolder.Of("run"), "*.py", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var name = Path.GetRelativePath(GoldenFolder.Of("run"), file).Replace('\\', '/');
            if (!name.Contains("/_") && !(SystemCalls.IsManaged && File.ReadLines(file).First().StartsWith("# On Linux only", StringComparison.Ordinal)))
            {
                yield return new TestCaseData(file).SetName($"{mode ?? stress.ToString().ToLowerInvariant()}: {name}");
            }
        }
    }

    static IEnumerable<TestCaseData> PlainPrograms() => Programs(Stress.None);
    static IEnumerable<TestCaseData> SuspendedPrograms() => Programs(Stress.Suspend);
    static IEnumerable<TestCaseData> PickledPrograms() => Programs(Stress.Pickle).Where(program => !whatIsNotPickled.Keys.Any(name => program.TestName!.EndsWith(name, StringComparison.Ordinal)));

    /// <summary>What is traced stops in its instructions, which functions that were emitted only do not have.</summary>
    static bool IsTraced(string file) => Path.GetFileName(Path.GetDirectoryName(file)) == "tracing";

    /// <summary>So do the names that code says it reads come from there, and the lines at which coroutines are made; and what is too long to be emitted runs nowhere else.</summary>
    static bool NeedsInstructions(string file) => IsTraced(file)
        || Path.GetFileName(file) is "code_tells_which_names_are_read.py" or "origin_is_where_it_was_made.py" or "more_constants_and_places_than_a_word_counts.py";

    /// <summary>Programs that show what a copy is not.</summary>
    static readonly Dictionary<string, string> whatIsNotPickled = new()
    {
        ["tracing/frames_that_wait_go_on_traced.py"] = "a frame object shows the frame that it was asked of, not its copy",
        ["frames/a_call_has_one_frame.py"] = "the same",
        ["frames/a_generator_has_one_frame.py"] = "the same",
        ["frames/a_traceback_has_the_frames_that_are_known.py"] = "the same",
        ["frames/clear_lets_go_of_variables.py"] = "the same",
        ["finalizers/what_was_deleted_between_two_collections_is_gone.py"] = "what was copied last may live through one collection",
        ["coroutines/one_that_is_never_awaited_is_told.py"] = "a coroutine that comes from a pickle is not looked after",
        ["dotnet/delegates_and_events.py"] = "a .NET delegate goes on with the objects that it holds, not with the copies that a call in progress has changed",
        ["library/sqlite_calls_python.py"] = "SQLite goes on with the objects that it holds, not with the copies that a call in progress has changed",
    };

    [TestCaseSource(nameof(PlainPrograms))]
    public void PrintsWhatItExpects(string file) => Check(file, Stress.None);

    [TestCaseSource(nameof(SuspendedPrograms))]
    public void PrintsTheSameWhenSuspendedEverywhere(string file) => Check(file, Stress.Suspend, NeedsInstructions(file));

    [TestCaseSource(nameof(PickledPrograms))]
    public void PrintsTheSameWhenPickledEverywhere(string file) => Check(file, Stress.Pickle);

    [TestCaseSource(nameof(ChangingPrograms))]
    public void PrintsTheSameWhenFunctionsChangeEngines(string file)
    {
        var (output, errors, exitCode) = ProgramRunner.RunChangingEngines(file);
        Assert.That(output, Is.EqualTo(ExpectedOutput.Of(File.ReadAllLines(file))), $"exit code {exitCode}, stderr:\n{errors}");
    }

    static IEnumerable<TestCaseData> ChangingPrograms() => Programs(Stress.None, "changing");

    const int MovesInEveryRun = 24;
    const int MoveLimitSeconds = 120;

    // Every run takes the same sample, so that what fails failed because of a change; the script takes others.
    const int DefaultSeed = 1;

    static readonly int seed = int.TryParse(Environment.GetEnvironmentVariable("STACKLESS_MOVES_SEED"), out var given) ? given : DefaultSeed;

    // By seed and name, so that a golden moves at the same place again whatever others there are.
    static Random ChanceOf(string name) => new(name.Aggregate(seed, (hash, c) => unchecked(hash * 31 + c)));

    /// <summary>Programs that rely on what stays behind (MovedProgram), mostly on what they have changed in modules of the library: they would go on otherwise.</summary>
    static readonly Dictionary<string, string> whatStaysBehind = new()
    {
        ["imports/reload_runs_the_file_again.py"] = "the folder that the program has put on sys.path",
        ["library/logging_to_a_stream.py"] = "the root logger's handlers",
        ["library/random_sequences_are_cpythons.py"] = "the seed of the shared generator",
        ["builtins/what_is_deprecated_warns.py"] = "the filters of warnings, and who records them",
        ["imports/finders_on_meta_path_are_asked.py"] = "finders of the program's own on sys.meta_path",
        ["library/time_zones_of_the_environment.py"] = "the zone that time has been told of",
        ["classes/dropped_class_dies.py"] = "how many classes the library has made so far, which it counts",
        ["pickling/set_while_an_element_is_hashed.py"] = "hashes of texts, which are others in each process",
        ["pickling/frame_goes_on_in_changed_code.py"] = "which code the program has said goes on in which",
        ["sets/iterators_stay_broken_when_the_size_is_the_old_one.py"] = "that a set has changed under its iterator: the pickle of one has what is left of it, as CPython's",
        ["library/io_in_memory.py"] = "which line ends a StringIO has met, which its pickle leaves out as CPython's does",
    };

    static IEnumerable<TestCaseData> MovedPrograms()
    {
        var wanted = int.TryParse(Environment.GetEnvironmentVariable("STACKLESS_MOVES"), out var number) ? number : MovesInEveryRun;
        return Programs(Stress.Process).Where(program => !IsTraced((string)program.Arguments[0]!) && !whatStaysBehind.Keys.Any(name => program.TestName!.EndsWith(name, StringComparison.Ordinal))).OrderBy(program => wanted == int.MaxValue ? 0 : ChanceOf(program.TestName!).Next()).Take(wanted);
    }

    // Before the others: each move begins with a collection, which takes longer the more code there is of programs that have been run.
    [Order(1)]
    [TestCaseSource(nameof(MovedPrograms))]
    public void PrintsTheSameWhenItGoesOnInAFreshProcess(string file)
    {
        var name = Path.GetRelativePath(GoldenFolder.Of("run"), file).Replace('\\', '/');
        var isEmitted = !NeedsInstructions(file) && ChanceOf(name).Next(2) == 0;
        var (_, _, _, count) = ProgramRunner.RunMoving(file, long.MaxValue, isEmitted);
        GoesOn(file, name, 1 + ChanceOf(name).NextInt64(Math.Max(1, count)), count, isEmitted);
    }

    /// <summary>Programs that show what is easily left behind, each tried at several places.</summary>
    [Order(1)]
    [TestCase("callbacks/switch_in_lru_cache.py", Description = "a function of the library under a name of the program")]
    [TestCase("codecs/handlers_of_the_program_serve_every_encoding.py", Description = "what is registered with the library")]
    [TestCase("coroutines/async_generator_in_async_for.py", Description = "objects of the prelude")]
    [TestCase("coroutines/hooks_hear_of_async_generators.py", Description = "hooks, and who is known to them")]
    [TestCase("files/closed_files_refuse.py", Description = "locks and variables of a library module in the middle of something")]
    [TestCase("finalizers/object_is_told_once_when_it_dies.py", Description = "objects that have died, or have been told so")]
    [TestCase("finalizers/subclasses_inherit_and_cycles_die.py", Description = "the same, in a cycle")]
    [TestCase("library/os_environ.py", Description = "variables of the process")]
    [TestCase("library/enum_flags.py", Description = "classes whose instances come back through the class")]
    [TestCase("library/xml_is_read.py", Description = "submodules that nobody refers to")]
    [TestCase("pickling/calls_know_objects_by_their_id.py", Description = "what objects answer to id()")]
    [TestCase("type_parameters/bound_and_default_may_be_missing.py", Description = "marks of the library that are compared by identity")]
    public void PrintsTheSameWhereverItGoesOnInAFreshProcess(string name)
    {
        const int places = 5;
        var file = Path.Combine(GoldenFolder.Of("run"), name);
        var (_, _, _, count) = ProgramRunner.RunMoving(file, long.MaxValue, isEmitted: false);
        for (long place = 1; place < places; place++)
        {
            GoesOn(file, name, 1 + count * place / places, count, isEmitted: false);
        }
    }

    static void GoesOn(string file, string name, long at, long count, bool isEmitted)
    {
        var (output, program, reason, _) = ProgramRunner.RunMoving(file, at, isEmitted);
        var errors = "";
        if (program is not null)
        {
            using var process = FreshProcesses.Take();
            process.Send([file], Path.GetDirectoryName(file)!, program);
            var ended = process.Ended(TimeSpan.FromSeconds(MoveLimitSeconds));
            output += ended?.Output;
            errors = ended?.Errors ?? $"still running after {MoveLimitSeconds} s";
        }
        Log($"{(program is null ? "stayed" : "moved")} {name} at {at} of {count}{(program is null ? ": " + reason : "")}");
        Assert.That(output, Is.EqualTo(ExpectedOutput.Of(File.ReadAllLines(file))), $"seed {seed}: it went on at suspension point {at} of {count}; stderr:\n{errors}");
    }

    static void Log(string line)
    {
        if (Environment.GetEnvironmentVariable("STACKLESS_MOVES_LOG") is { } log)
        {
            File.AppendAllText(log, line + "\n");
        }
    }

    [OneTimeTearDown]
    public void EndProcesses() => FreshProcesses.End();

    static void Check(string file, Stress stress, bool isEvaluated = false)
    {
        var expected = ExpectedOutput.Of(File.ReadAllLines(file));
        var (output, errors, exitCode) = ProgramRunner.Run(file, stress, isEvaluated);
        Assert.That(output, Is.EqualTo(expected), $"exit code {exitCode}, stderr:\n{errors}");
    }
}
