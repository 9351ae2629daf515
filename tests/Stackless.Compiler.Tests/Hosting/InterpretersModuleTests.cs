// concurrent.interpreters and InterpreterPoolExecutor: the library's own modules, over _interpreters and _interpqueues.

using NUnit.Framework;

namespace Stackless.Compiler.Tests.Hosting;
[TestFixture]
public sealed class InterpretersModuleTests
{
    const string Program = """
        import operator
        from concurrent import interpreters
        from concurrent.futures import InterpreterPoolExecutor

        def call():
            return interpreters.create().call(operator.add, 3, 4)

        def names_of_its_own():
            made = interpreters.create()
            made.prepare_main(x=5)
            made.exec("y = x + 1")
            return made.call(eval, "__import__('sys').modules['__main__'].y"), "y" in globals()

        def failure():
            try:
                interpreters.create().exec("1/0")
            except interpreters.ExecutionFailed as error:
                return error.excinfo.type.__name__, error.excinfo.msg

        def queue():
            made, queue = interpreters.create(), interpreters.create_queue(2)
            made.prepare_main(queue=queue)
            made.exec("queue.put([1, 'a']); queue.put(3)")
            return queue.full(), queue.get(), queue.get(), queue.empty()

        def full():
            queue = interpreters.create_queue(1)
            queue.put(1)
            try:
                queue.put_nowait(2)
            except interpreters.QueueFull:
                return "full"

        def unbound():
            made, queue = interpreters.create(), interpreters.create_queue()
            made.prepare_main(queue=queue)
            made.exec("queue.put(1)")
            made.close()
            return queue.get()

        def closed():
            made = interpreters.create()
            made.close()
            try:
                made.exec("1")
            except interpreters.InterpreterNotFoundError:
                return "gone"

        def current():
            return interpreters.get_current() is interpreters.get_main(), interpreters.create() in interpreters.list_all()

        def executor():
            with InterpreterPoolExecutor(2) as pool:
                return list(pool.map(operator.neg, range(4)))

        def numbers_of_queues():
            import _interpqueues
            first = interpreters.create_queue()
            _interpqueues.destroy(first.id)
            return interpreters.create_queue().id > first.id

        def error_of(function, *arguments):
            import _interpreters
            try:
                getattr(_interpreters, function)(*arguments)
            except Exception as error:
                return f"{type(error).__name__}: {error}"

        def what_cannot_be_asked():
            made, x = interpreters.create(), 1
            return [error_of("is_running", -1), error_of("exec", made.id, "1", None), error_of("run_func", made.id, lambda: x), error_of("run_func", made.id, lambda y: y)]

        def code():
            made = interpreters.create()
            made.exec(compile("x = 5", "text", "exec"))
            return made.call(eval, "__import__('sys').modules['__main__'].x")

        def error_of_an_executor():
            with InterpreterPoolExecutor(1) as pool:
                return repr(pool.submit(operator.truediv, 1, 0).exception())

        def kind_of(function, *arguments, **keywords):
            try:
                function(*arguments, **keywords)
            except Exception as error:
                return type(error).__name__

        def closures():
            made, x = interpreters.create(), 1
            return [kind_of(made.call, lambda: x), kind_of(made.call, repr, lambda: x), kind_of(made.call, eval, "(lambda x: lambda: x)(1)")]

        def what_main_is_given():
            made = interpreters.create()
            queue = interpreters.create_queue()
            made.prepare_main(a=(1, "b"), q=queue)
            return [kind_of(made.prepare_main), kind_of(made.prepare_main, c=[1]), kind_of(made.prepare_main, c=...), made.call(dir)[-2:]]

        def function_of_nothing():
            made = interpreters.create()
            made.call(lambda value: globals().update(x=value), 5)
            return made.call(eval, "x"), made.call(lambda: __name__)

        class OnlyHere:
            pass

        def not_read():
            try:
                interpreters.create().call(OnlyHere())
            except interpreters.NotShareableError as error:
                return str(error), str(error.__cause__).split(":")[0]

        def no_program():
            return kind_of(interpreters.create().exec, "(")

        def configurations():
            import _interpreters
            made = [_interpreters.create(name) for name in ("isolated", "legacy")]
            return [_interpreters.get_config(number).gil for number in made], kind_of(_interpreters.create, "empty"), kind_of(_interpreters.new_config, gil="none"), kind_of(_interpreters.new_config, allow_exec=1)

        def daemon_threads():
            import _interpreters
            text = "import threading; threading.Thread(target=print, args=('',), daemon=True).start()"
            return [_interpreters.exec(_interpreters.create(name), text) is None for name in ("isolated", "legacy")]

        def replacing_the_program():
            import _interpreters
            text = "import os; os.execv('/there/is/no/such/program', ['a'])"
            return [_interpreters.exec(_interpreters.create(name), text).type.__name__ for name in ("isolated", "legacy")]
        """;

    static string Result(string function)
    {
        using var interpreter = World.New($"{Program}\ndef result():\n    return repr({function}())\n");
        return (string)interpreter.Call("result")!;
    }

    [TestCase("call", "7", TestName = "ACallGivesItsResult")]
    [TestCase("names_of_its_own", "(6, False)", TestName = "MainIsTheInterpretersOwn")]
    [TestCase("failure", "('ZeroDivisionError', 'division by zero')", TestName = "AnErrorIsSummarized")]
    [TestCase("queue", "(True, [1, 'a'], 3, True)", TestName = "AQueuePassesItems")]
    [TestCase("full", "'full'", TestName = "AFullQueueTakesNothing")]
    [TestCase("unbound", "concurrent.interpreters._queues.UNBOUND", TestName = "WhatAnInterpreterThatIsGoneHasPutIsUnbound")]
    [TestCase("closed", "'gone'", TestName = "AClosedInterpreterIsNotFound")]
    [TestCase("current", "(True, True)", TestName = "TheProgramsOwnInterpreterIsMain")]
    [TestCase("numbers_of_queues", "True", TestName = "ANumberOfAQueueIsNotGivenTwice")]
    [TestCase("what_cannot_be_asked", "['ValueError: interpreter ID must be a non-negative int, got -1', 'TypeError: _interpreters.exec() argument 3 must be dict, not None', 'ValueError: closures not supported', 'ValueError: arguments not supported']", TestName = "WhatCannotBeAskedIsRefused")]
    [TestCase("code", "5", TestName = "ACodeObjectIsExecuted")]
    [TestCase("executor", "[0, -1, -2, -3]", TestName = "AnExecutorMaps")]
    [TestCase("error_of_an_executor", "\"ZeroDivisionError('division by zero')\"", TestName = "AnExecutorsErrorComesHome")]
    [TestCase("closures", "['NotShareableError', 'NotShareableError', 'NotShareableError']", TestName = "AClosureIsNotCopied")]
    [TestCase("what_main_is_given", "['ValueError', 'NotShareableError', 'NotShareableError', ['a', 'q']]", TestName = "MainIsGivenWhatCanBeShared")]
    [TestCase("function_of_nothing", "(5, '__main__')", TestName = "AFunctionThatNeedsNothingRunsInMain")]
    [TestCase("not_read", "('args not shareable', 'object could not be unpickled')", TestName = "WhatCannotBeReadThereIsToldToWhoAsks")]
    [TestCase("no_program", "'SyntaxError'", TestName = "WhatIsNoProgramIsToldToWhoAsks")]
    [TestCase("configurations", "(['own', 'shared'], 'InterpreterError', 'ValueError', 'TypeError')", TestName = "AConfigurationIsKept")]
    [TestCase("daemon_threads", "[False, True]", TestName = "AnIsolatedInterpreterHasNoDaemonThreads")]
    [TestCase("replacing_the_program", "['RuntimeError', 'FileNotFoundError']", TestName = "AnIsolatedInterpreterDoesNotReplaceTheProgram")]
    public void Gives(string function, string expected) => Assert.That(Result(function), Is.EqualTo(expected));
}
