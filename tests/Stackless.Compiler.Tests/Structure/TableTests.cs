// The tables of docs/csharp.md, docs/python-net.md and docs/stackless.md: each row names what a test or a golden shows. A row that is added needs its line here, and a test that goes or is renamed is missed.

using System.Text.RegularExpressions;
using NUnit.Framework;
using Stackless.Golden.Tests;

namespace Stackless.Compiler.Tests.Structure;

[TestFixture]
public sealed class TableTests
{
    // Of each row its first cell; the file of the test, the test, and what stands in that file for the row where the test has many cases.
    static readonly Dictionary<string, (string File, string Test, string Case)> shown = new()
    {
        ["`int`, `float`, `str`, `bool`, `bytes`"] = (Modules, "A_constant_is_a_property", "double v = app.RATE"),
        ["`Annotated[int, 'big']`"] = (Values, "An_annotation_has_a_type_in_dotnet", "\"Annotated[int, 'big']\""),
        ["`complex`, `Decimal`, `UUID`, `Path`"] = (Values, "An_annotation_has_a_type_in_dotnet", "(\"complex\""),
        ["`datetime`, `date`, `time`, `timedelta`"] = (Values, "An_annotation_has_a_type_in_dotnet", "(\"timedelta\""),
        ["`memoryview`"] = (Values, "An_annotation_has_a_type_in_dotnet", "(\"memoryview\""),
        [@"`X \| None`, `Optional[X]`"] = (Values, "An_annotation_has_a_type_in_dotnet", "\"Union[int, None]\""),
        [@"`X \| Y`, `Union[X, Y]`"] = (Values, "An_annotation_has_a_type_in_dotnet", "\"int | float\""),
        ["`Literal[\"a\", \"b\"]`"] = (Values, "An_annotation_has_a_type_in_dotnet", "\"Literal['a', 'b']\""),
        ["`list[X]`, `Sequence[X]`, `tuple[X, ...]`"] = (Values, "An_annotation_has_a_type_in_dotnet", "\"Sequence[int]\""),
        ["`set[X]`, `frozenset[X]`"] = (Values, "An_annotation_has_a_type_in_dotnet", "\"frozenset[str]\""),
        ["`dict[K, V]`, `Mapping[K, V]`"] = (Values, "An_annotation_has_a_type_in_dotnet", "\"dict[int, str]\""),
        ["`tuple[X, Y]`"] = (Values, "An_annotation_has_a_type_in_dotnet", "(long, long, long, long, long, long, long, long, string)"),
        ["`Iterator[X]`, `Iterable[X]`, `Generator[X, ...]`"] = (Values, "A_generator_that_nobody_asks_any_more_is_closed", ""),
        ["`AsyncIterator[X]`, an `async def` with `yield`"] = (Modules, "An_asynchronous_generator_is_an_asynchronous_sequence", ""),
        ["`Callable[[X], Y]`, `Callable[[X], None]`"] = (Values, "A_callback_is_an_action", ""),
        ["a class of an exported module"] = (Classes, "A_class_of_another_module_is_that_modules", ""),
        ["`Box[X]`, `Box` of a generic class"] = (Generics, Generic, "def any_box() -> Box:"),
        ["`def first[T](items: list[T]) -> T`, or with `T = TypeVar(\"T\")`"] = (Generics, Generic, "def first[V](items: list[V]) -> V:"),
        ["`Vector = list[float]`, `type Vector = ...`"] = (Values, "An_annotation_has_a_type_in_dotnet", "(\"Vector\""),
        ["`-> None`"] = (Modules, "One_that_returns_nothing_is_a_task_without_a_result", ""),
        ["`async def ... -> X`"] = (Modules, "A_task_is_cancelled", ""),
        ["no annotation, or another one"] = (Modules, "What_csharp_does_not_see_is_a_warning", "SL0003"),
        ["`x: int = 3`, `= -1`, `= None`"] = (Values, "A_parameter_with_a_default_can_be_left_out", "(\"x: int = -1\""),
        ["any other default"] = (Values, "A_parameter_with_a_default_can_be_left_out", "(\"x: list[int] = []\""),
        ["`*names: str`"] = (Generics, Generic, "def join(*items: T)"),
        ["keyword-only parameters"] = (Values, "A_parameter_with_a_default_can_be_left_out", "(\"*, x: int = LIMIT\""),
        ["`**more: int`"] = (Values, "Keywords_that_are_not_named_are_a_dictionary", ""),
        ["`RATE = 0.2`, `LIMIT: int = ...`"] = (Modules, "A_constant_is_a_property", "LIMIT: int = 3 + 4"),
        ["`from .engine import total` in an exported module"] = (Modules, "What_a_package_imports_from_its_modules_is_exported", ""),

        ["`__init__`"] = (Classes, Class, "new app.Item(\\\"tea\\\", price: 2)"),
        ["`name: str` in the class, `self.name: str = ...`, `self.name = name` in `__init__`"] = (Classes, Class, "item.name = \\\"milk\\\""),
        ["a dataclass, a `NamedTuple`"] = (Classes, "A_dataclass_is_copied_with_other_values", ""),
        ["`@property`, with a setter or without, `cached_property`"] = (Classes, Class, "item.code = 2"),
        ["`ClassVar`, `limit = 100`"] = (Classes, Class, "app.Item.kinds + app.Item.limit"),
        ["methods, `@staticmethod`, `@classmethod`, `async def`"] = (Classes, Class, "app.Item.twice(4)"),
        ["`__add__`, `__radd__`, `__neg__`, `__lt__`, `__eq__` ..."] = (Classes, Class, "new app.Item(\\\"a\\\", 1) + new app.Item(\\\"b\\\", 2)"),
        ["`__str__`, `__eq__`, `__hash__`"] = (Classes, Class, "new HashSet<app.Item>"),
        ["`__lt__`, `@dataclass(order=True)`, `@total_ordering`"] = (Classes, "Operators_are_what_Python_makes_of_its_methods", "new app.Version(1) <= new app.Version(1)"),
        ["`__iter__(self) -> Iterator[X]`"] = (Classes, Class, "foreach (long n in new app.Bag())"),
        ["`__exit__`"] = (Classes, Class, "using (bag)"),
        ["`__len__`, `__getitem__`, `__setitem__`, `__contains__`, `__call__`"] = (Classes, Class, "bag[0] = 9; return bag[0] + bag.Count"),
        ["`class Box[T]`, `class Box(Generic[T])`"] = (Generics, Generic, "class Table(Generic[K, T]):"),
        ["`class Color(Enum)`"] = (Classes, "Its_members_come_back_from_that", ""),

        ["methods, `@property`, `name: str`"] = (Interfaces, Interface, "class Robot : app.Named"),
        ["a method or property of an abstract class that has a body"] = (Interfaces, Interface, "Circle of 12.0"),
        ["`@staticmethod`, `@classmethod`"] = (Interfaces, Interface, "app.Shape.unit()"),
        ["`__call__`, `__iter__(self) -> Iterator[X]`, `__exit__`"] = (Interfaces, Interface, "class Twice : app.Handler"),
        ["a class below it"] = (Interfaces, Interface, "app.Loud who = new app.Actor"),
        ["a class that has all that a `Protocol` asks for, with the same types"] = (Interfaces, Interface, "object nearly = new app.Nearly()"),
        ["an object of another class, where a result is annotated with it"] = (Interfaces, Interface, "app.wrong()"),

        ["`Message`"] = (Errors, "The_message_is_pythons_whole", ""),
        ["`TypeName`, `Is(\"shop.OutOfStock\")`"] = (Errors, "Another_class_has_its_module", ""),
        ["`InnerException`"] = (Errors, "The_cause_is_the_inner_exception", ""),
        ["`Frames`"] = (Errors, "Frames_are_data", ""),
        ["`error[\"code\"]`"] = (Errors, "Attributes_can_be_read", ""),
        ["`PythonTraceback`, `ToString()`"] = (Errors, "Its_text_is_pythons_traceback", ""),

        ["`Output`, `Errors`"] = (Interpreters, "It_writes_its_errors_to_a_stream_of_their_own", ""),
        ["`SearchPath`, `Arguments`"] = (Interpreters, "It_has_arguments_and_a_search_path_of_its_own", ""),
        ["`Environment`"] = (Interpreters, "An_interpreter_may_have_an_environment_of_its_own", ""),
        ["`HandlesSignals`"] = (Interpreters, "An_embedded_interpreter_does_not_listen_to_signals", ""),
        ["`RaisesDeadlocks`"] = (Interpreters, "A_wait_for_nobody_is_a_deadlock_where_the_host_says_so", ""),
        ["`Name`"] = (Interpreters, "A_disposed_interpreter_refuses_calls_by_its_name", ""),
        ["`Launch`"] = (Interpreters, "Its_flags_are_those_that_it_was_launched_with", ""),

        ["`Interpreter`"] = (Services, "The_interpreter_is_a_singleton_of_the_host", ""),
        ["`ForwardsLogging`"] = (Services, "A_record_is_a_line_of_its_loggers_category", ""),
        ["`PublishesTelemetry`"] = (Services, "Nothing_is_told_unless_it_is_asked_for", ""),
        ["`RunsPump`"] = (Services, "The_pump_runs_if_it_is_asked_for", ""),
        ["`stackless.call.time`"] = (Services, Meters, "stackless.call.time"),
        ["`stackless.tasklet.started`, `.alive`, `.switches`"] = (Services, Meters, "stackless.tasklet.started"),
        ["`stackless.tasklet.run_time`, `.wait_time`"] = (Services, Meters, "stackless.tasklet.run_time"),
        ["`stackless.channel.messages`"] = (Services, Meters, "stackless.channel.messages"),

        ["self-contained"] = (Publishing, "SelfContained", ""),
        ["`PublishSingleFile`"] = (Publishing, "AsASingleFile", ""),
        ["`PublishTrimmed`"] = (Publishing, "Trimmed", ""),
        ["`PublishReadyToRun`"] = (Publishing, "CompiledAheadOfTime", ""),
        ["`--include MODULE`"] = (Linking, "WhatIsNamedIsThere", "\"--include\""),
        ["`--whole`"] = (Linking, "WhatIsNamedIsThere", "\"--whole\""),
        ["`StacklessLinkLibrary`"] = (Publishing, "LinkedToWhatIsUsed", ""),
    };

    const string Here = "Stackless.Compiler.Tests/";
    const string Values = Here + "Exports/ValueTests.cs", Modules = Here + "Exports/ModuleTests.cs", Classes = Here + "Exports/ClassTests.cs", Generics = Here + "Exports/GenericTests.cs",
        Interfaces = Here + "Exports/InterfaceTests.cs", Errors = Here + "Exports/ErrorTests.cs", Interpreters = Here + "Hosting/InterpreterTests.cs", Services = Here + "Hosting/ServiceTests.cs",
        Publishing = "Stackless.Cli.Tests/PublishTests.cs", Linking = "Stackless.Cli.Tests/LinkTests.cs";

    const string Class = "A_class_is_used_as_one_of_csharp", Generic = "A_generic_class_is_one_of_csharp", Interface = "A_protocol_is_an_interface", Meters = "Meters_count_tasklets_switches_messages_and_calls";

    // Of each row of docs/stackless.md its first cell; the goldens that show it (room/claim), or, where a program has to be watched from outside, the file of the test and the test.
    static readonly Dictionary<string, string> shownOfStackless = new()
    {
        ["`run(threadblock=True)`"] = "threads/run_with_threadblock_waits_for_the_others",
        ["`time.sleep()` in a tasklet"] = "sleep/others_run_while_a_tasklet_sleeps sleep/sleep_in_an_atomic_section_keeps_the_thread sleep/lone_sleep_returns",
        ["sockets and TLS, `select`, reading a pipe, opening a named one, files of other machines, `fsync`, looking up names, waiting for a process"] =
            "sleep/sockets_and_pipes_wait_with_the_tasklet threads/waiting_for_the_system_is_no_deadlock",
        ["tasklets of other threads"] = "threads/tasklet_of_another_one_is_removed threads/inserted_in_another_one_runs_there threads/exception_is_thrown_into_another_one",
        ["`cstate`, `nesting_level`, `restorable`"] = "tasklets/there_is_no_c_stack",
        ["`sys.settrace`, `sys.setprofile`"] = "tracing/profile_function_of_the_thread_is_told_of_all_tasklets tracing/trace_function_of_one_tasklet",
        ["`trace_function`, `profile_function`"] = "tracing/profile_function_is_told_of_functions_under_way tracing/trace_function_of_one_tasklet",
        ["pickles of a traced tasklet"] = "tracing/what_is_traced_is_pickled_without",
        ["pickled contexts (`PICKLEFLAGS_PICKLE_CONTEXT`)"] = "contexts/context_travels_by_flag",
        ["`copy.copy(tasklet)`"] = "pickling/copied_tasklet_goes_on_apart pickling/tasklet_suspended_in_a_generator_is_not_copied",
        ["time slices"] = "watchdog/timeout_interrupts_a_loop watchdog/timeout_is_per_time_slice",
        ["threads of `threading`"] = "threads/each_has_a_main_tasklet threads/busy_loop_gives_others_a_turn",
        ["who waits for a lock"] = "threads/threads_wait_as_in_stackless_if_asked threads/atomic_waits_with_the_whole_thread",
        ["`get_thread_info(id, 1 << 31)`"] = "watchdog/thread_info_lists_watchdogs",
        ["what a pickled call knows objects by, `id()`"] = "pickling/calls_know_objects_by_their_id",
        ["pickled locks"] = "pickling/a_lock_is_refused_while_it_is_held",

        ["what goes once over a text, bytes, list, tuple, dict or set that is in memory (copying, searching, joining, comparing)"] = "watchdog/one_native_call_ends_before_what_is_due",
        ["arithmetic of large integers, and their text"] = "watchdog/one_native_call_ends_before_what_is_due",
        ["compressing, hashing, a query of SQL"] = "watchdog/one_native_call_ends_before_what_is_due",

        ["`stackless run --trace FILE`"] = Observation + " ATraceHasARowPerTaskletAndAnArrowPerMessage",
        ["`-X slow=SECONDS`"] = Observation + " ATaskletThatDoesNotGiveWayIsReported",
        ["`-X dev`"] = Observation + " TaskletsThatDidNotEndAreReportedInDevelopment",
        ["`-X telemetry`"] = Services + " " + Meters,
        ["`--seed N`"] = Observation + " ASeedMakesTheSameScheduleAgain",

        ["a suspended greenlet that nobody refers to"] = "greenlets/nothing_is_raised_in_a_greenlet_that_nobody_has",
        ["threads"] = "greenlets/each_tasklet_has_a_tree_of_its_own greenlets/greenlets_beside_tasklets",
        ["`_stack_saved`, `get_clocks_used_doing_optional_cleanup()`"] = "greenlets/no_stack_is_copied",
        ["the C API"] = "greenlets/no_stack_is_copied",
    };

    const string Observation = "Stackless.Cli.Tests/ObservationTests.cs";

    // The rows of all tables of a document, without their heads.
    static string[][] Rows(string document)
    {
        var lines = File.ReadAllLines(Path.Combine(GoldenFolder.Root, "docs", document));
        return [.. lines.Where((line, at) => line.StartsWith('|') && !line.StartsWith("|--", StringComparison.Ordinal) && !(at + 1 < lines.Length && lines[at + 1].StartsWith("|--", StringComparison.Ordinal)))
            .Select(line => Regex.Split(line.Trim('|'), @"(?<!\\)\|").Select(cell => cell.Trim()).ToArray())];
    }

    [Test]
    public void EveryRowOfCSharpIsShown() => Assert.That(Rows("csharp.md").Select(row => row[0]), Is.EqualTo(shown.Keys));

    [Test]
    public void EveryTestOfItIsThere() => Assert.That(shown.Where(row =>
    {
        var text = File.ReadAllText(Path.Combine(GoldenFolder.Root, "tests", row.Value.File));
        return !Regex.IsMatch(text, $@"public (async )?(void|Task) {row.Value.Test}\(") || !text.Contains(row.Value.Case, StringComparison.Ordinal);
    }).Select(row => row.Key), Is.Empty);

    [Test]
    public void EveryRowOfStacklessIsShown() => Assert.That(Rows("stackless.md").Select(row => row[0]), Is.EqualTo(shownOfStackless.Keys));

    [Test]
    public void EveryGoldenAndTestOfItIsThere() => Assert.That(shownOfStackless.Where(row =>
    {
        var named = row.Value.Split(' ');
        return named[0].EndsWith(".cs", StringComparison.Ordinal)
            ? !Regex.IsMatch(File.ReadAllText(Path.Combine(GoldenFolder.Root, "tests", named[0])), $@"public (async )?(void|Task) {named[1]}\(")
            : named.Any(golden => !File.Exists(Path.Combine(GoldenFolder.Of("run"), golden + ".py")));
    }).Select(row => row.Key), Is.Empty);

    [Test]
    public void EveryRowOfPythonNetNamesGoldens() => Assert.That(Rows("python-net.md").Where(row =>
        Regex.Matches(row[^1], "`([a-z_]+)`") is not { Count: > 0 } goldens || goldens.Any(golden => !File.Exists(Path.Combine(GoldenFolder.Of("run"), "dotnet", golden.Groups[1].Value + ".py")))).Select(row => row[0]), Is.Empty);

    [Test]
    public void NoGoldenOfItIsLeftOut()
    {
        var document = File.ReadAllText(Path.Combine(GoldenFolder.Root, "docs", "python-net.md"));
        Assert.That(Directory.GetFiles(Path.Combine(GoldenFolder.Of("run"), "dotnet"), "*.py").Select(file => Path.GetFileNameWithoutExtension(file)!)
            .Where(name => name[0] != '_' && !document.Contains($"`{name}`", StringComparison.Ordinal)), Is.Empty);
    }
}
