// Interpreters as objects: isolated from each other, called into from any OS thread, disposed.

using NUnit.Framework;
using Stackless.Golden.Tests;
using Stackless.Hosting;
using Stackless.Runtime;

namespace Stackless.Compiler.Tests.Hosting;
[TestFixture, NonParallelizable]
public sealed class InterpreterTests
{
    const string Counter = """
        import stackless
        counter = 0
        def inc():
            global counter
            counter += 1
            return counter
        channel = stackless.channel()
        def take():
            return channel.receive()
        def give(value):
            channel.send(value)
        """;

    [Test]
    public void Interpreters_have_globals_of_their_own()
    {
        using var first = World.New(Counter);
        using var second = World.New(Counter);
        first.Call("inc");
        first.Call("inc");
        Assert.That((second.Call("inc"), first.Call("inc")), Is.EqualTo((1L, 3L)));
    }

    [Test]
    public void Interpreters_have_modules_of_their_own()
    {
        using var first = World.New("import sys, json; json.mark = 1");
        using var second = World.New("def seen():\n import json\n return hasattr(json, 'mark')");
        Assert.That(second.Call("seen"), Is.False);
    }

    [Test]
    public void Interpreters_have_subclasses_of_built_in_types_of_their_own()
    {
        using var first = World.New("class OnlyHere: pass");
        using var second = World.New("def seen(): return any(c.__name__ == 'OnlyHere' for c in object.__subclasses__())");
        Assert.That(second.Call("seen"), Is.False);
    }

    [Test]
    public void An_interpreter_writes_to_its_own_stream_when_a_call_returns()
    {
        var output = new MemoryStream();
        using var interpreter = World.New("print('hello', end='')", output);
        Assert.That(System.Text.Encoding.UTF8.GetString(output.ToArray()), Is.EqualTo("hello"));
    }

    [Test]
    public void It_writes_its_errors_to_a_stream_of_their_own()
    {
        var errors = new MemoryStream();
        using var interpreter = new Interpreter(new InterpreterOptions { Output = new MemoryStream(), Errors = errors });
        interpreter.Execute("import sys; sys.stderr.write('wrong')");
        Assert.That(System.Text.Encoding.UTF8.GetString(errors.ToArray()), Is.EqualTo("wrong"));
    }

    [Test]
    public void It_has_arguments_and_a_search_path_of_its_own()
    {
        using var interpreter = new Interpreter(new InterpreterOptions { Arguments = ["name", "-v"], SearchPath = ["one", "two"] });
        interpreter.Execute("import sys\ndef seen(): return f'{sys.argv} {sys.path}'");
        Assert.That(interpreter.Call("seen"), Is.EqualTo("['name', '-v'] ['one', 'two']"));
    }

    [Test]
    public void Its_flags_are_those_that_it_was_launched_with()
    {
        using var interpreter = new Interpreter(new InterpreterOptions { Launch = new LaunchOptions { IsQuiet = true, BytesWarning = 1 } });
        interpreter.Execute("import sys\ndef seen(): return f'{sys.flags.quiet} {sys.flags.bytes_warning} {sys.flags.verbose}'");
        Assert.That(interpreter.Call("seen"), Is.EqualTo("1 1 0"));
    }

    /// <summary>The module by which os reaches the system on Windows, run as one of another name here.</summary>
    [Test]
    public void On_windows_the_environment_is_text_and_has_no_small_letters()
    {
        using var interpreter = new Interpreter(new InterpreterOptions { SearchPath = [ProgramRunner.Library], Environment = new Dictionary<string, string> { ["Path"] = "a" } });
        interpreter.Execute(File.ReadAllText(Path.Combine(GoldenFolder.Root, "Stackless.Runtime", "Library", "nt.py")) + "\ndef seen(): return f'{environ} {_create_environ() == environ} {\"getcwd\" in globals()} {\"uname\" in globals()}'");
        Assert.That(interpreter.Call("seen"), Is.EqualTo("{'PATH': 'a'} True True False"));
    }

    [Test]
    public void An_interpreter_may_have_an_environment_of_its_own()
    {
        using var interpreter = new Interpreter(new InterpreterOptions { SearchPath = [ProgramRunner.Library], Environment = new Dictionary<string, string> { ["ONLY_HERE"] = "a" } });
        interpreter.Execute("import os\ndef seen():\n os.environ['SET_HERE'] = 'b'\n return ' '.join(f'{n}={v}' for n, v in os.environ.items())");
        Assert.That(interpreter.Call("seen"), Is.EqualTo("ONLY_HERE=a SET_HERE=b"));
        Assert.That(Environment.GetEnvironmentVariable("SET_HERE"), Is.Null);
    }

    [Test]
    public void A_command_sees_its_interpreters_environment()
    {
        using var interpreter = new Interpreter(new InterpreterOptions { SearchPath = [ProgramRunner.Library], Environment = new Dictionary<string, string> { ["ONLY_HERE"] = "7" } });
        interpreter.Execute("import os\ndef code(): return os.waitstatus_to_exitcode(os.system('exit $ONLY_HERE'))");
        Assert.That(interpreter.Call("code"), Is.EqualTo(7L));
    }

    [Test]
    public void A_thousand_calls_at_once_lose_nothing()
    {
        using var interpreter = World.New(Counter);
        var calls = Enumerable.Range(0, 1000).Select(_ => Task.Run(() => interpreter.Call("inc"))).ToArray();
        Assert.That(Task.WaitAll(calls, World.Patience), Is.True);
        Assert.That(interpreter.Call("inc"), Is.EqualTo(1001L));
    }

    [Test]
    public void Calls_keep_their_modules_over_an_await()
    {
        using var interpreter = World.New(Counter);
        async Task<object?> Twice()
        {
            interpreter.Call("inc");
            await Task.Yield();
            return interpreter.Call("inc");
        }
        Assert.That(Twice().Join(), Is.EqualTo(2L));
    }

    [Test]
    public void Calls_that_wait_for_each_other_on_a_channel_finish()
    {
        using var interpreter = World.New(Counter);
        var taken = World.OnThread(() => interpreter.Call("take"));
        interpreter.Call("give", 7L);
        Assert.That(taken.Join(), Is.EqualTo(7L));
    }

    [Test]
    public void Calls_that_wait_for_each_other_on_a_lock_finish()
    {
        using var interpreter = World.New("""
            import _thread
            lock = _thread.allocate_lock()
            lock.acquire()
            def wait(begin):
                begin()
                with lock: return 'had it'
            def free(): lock.release()
            """);
        var isInside = new ManualResetEventSlim();
        var waiting = World.OnThread(() => interpreter.Call("wait", new World.Native(_ =>
        {
            isInside.Set();
            return Value.None;
        })));
        isInside.Wait(World.Patience);
        interpreter.Call("free");
        Assert.That(waiting.Join(), Is.EqualTo("had it"));
    }

    [TestCase("import time\ndef wait():\n while not free: time.sleep(0.001)\n return 'slept'\ndef end(): pass", "slept")]
    [TestCase("import socket\na, b = socket.socketpair()\ndef wait(): return a.recv(4).decode()\ndef end(): b.send(b'sent')", "sent")]
    public void A_call_that_waits_lets_others_in(string text, string result)
    {
        using var interpreter = World.New(text + "\nfree = False\ndef begin(f):\n f()\n return wait()\ndef finish():\n global free\n free = True\n end()");
        var isInside = new ManualResetEventSlim();
        var waiting = World.OnThread(() => interpreter.Call("begin", new World.Native(_ =>
        {
            isInside.Set();
            return Value.None;
        })));
        Assert.That(isInside.Wait(World.Patience), Is.True);
        interpreter.Call("finish");
        Assert.That(waiting.Join(), Is.EqualTo(result));
    }

    [Test]
    public void A_busy_call_lets_others_in()
    {
        using var interpreter = World.New("""
            stop = False
            def spin(begin):
                begin()
                while not stop: pass
                return stop
            def end():
                global stop
                stop = True
            """);
        var isBusy = new ManualResetEventSlim();
        var spinning = World.OnThread(() => interpreter.Call("spin", new World.Native(_ =>
        {
            isBusy.Set();
            return Value.None;
        })));
        isBusy.Wait(World.Patience);
        interpreter.Call("end");
        Assert.That(spinning.Join(), Is.True);
    }

    [Test]
    public void A_call_runs_on_its_callers_thread()
    {
        using var interpreter = World.New("import stackless\ndef where(f):\n stackless.schedule()\n return f()");
        var here = new World.Native(_ => Value.Int(Environment.CurrentManagedThreadId));
        var others = Enumerable.Range(0, 4).Select(_ => World.OnThread(() => (Environment.CurrentManagedThreadId, interpreter.Call("where", here)))).ToList();
        Assert.That(others.Select(o => o.Join()).All(o => o.Item2 is long id && id == o.CurrentManagedThreadId), Is.True);
    }

    [Test]
    public void A_call_that_waits_is_cancelled()
    {
        using var interpreter = World.New(Counter);
        using var cancellation = new CancellationTokenSource();
        var waiting = World.OnThread(() => interpreter.Call("__main__", "take", [], cancellation.Token));
        cancellation.Cancel();
        Assert.That(() => waiting.Join(), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_call_that_sleeps_is_cancelled()
    {
        using var interpreter = World.New("import time\ndef sleep(begin):\n begin()\n time.sleep(3600)");
        using var cancellation = new CancellationTokenSource();
        var waiting = World.OnThread(() => interpreter.Call("__main__", "sleep", [new World.Native(_ =>
        {
            cancellation.CancelAfter(20);
            return Value.None;
        })], cancellation.Token));
        Assert.That(() => waiting.Join(), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void A_cancelled_call_leaves_the_interpreter_usable()
    {
        using var interpreter = World.New(Counter);
        using var cancellation = new CancellationTokenSource();
        var waiting = World.OnThread(() => interpreter.Call("__main__", "take", [], cancellation.Token));
        cancellation.Cancel();
        Assert.That(() => waiting.Join(), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(interpreter.Call("inc"), Is.EqualTo(1L));
    }

    [Test]
    public void A_wait_for_nobody_is_a_deadlock_where_the_host_says_so()
    {
        using var interpreter = World.New(Counter, raisesDeadlocks: true);
        Assert.That(() => interpreter.Call("take"), Throws.InstanceOf<PythonException>().With.Property(nameof(PythonException.PythonTraceback)).Contains("Deadlock"));
    }

    [Test]
    public void A_call_from_inside_of_a_call_works()
    {
        using var interpreter = World.New(Counter + "\ndef around(f): return str((inc(), f(), inc()))");
        var callback = new World.Native(_ => Value.Int((long)interpreter.Call("inc")!));
        Assert.That(interpreter.Call("around", callback), Is.EqualTo("(1, 2, 3)"));
    }

    [Test]
    public void Tasklets_left_behind_go_on_with_the_next_call()
    {
        using var interpreter = World.New(Counter + "\ndef later(): stackless.tasklet(inc)()\ndef run(): stackless.run(); return counter");
        interpreter.Call("later");
        Assert.That(interpreter.Call("run"), Is.EqualTo(1L));
    }

    [Test]
    public void A_pump_runs_tasklets_between_calls()
    {
        using var interpreter = World.New("import stackless\ndef later(f): stackless.tasklet(lambda: f())()");
        var ran = new ManualResetEventSlim();
        interpreter.StartPump();
        interpreter.Call("later", new World.Native(_ =>
        {
            ran.Set();
            return Value.None;
        }));
        Assert.That(ran.Wait(World.Patience), Is.True);
    }

    [Test]
    public void A_disposed_interpreter_refuses_calls_by_its_name()
    {
        var interpreter = World.New(Counter);
        interpreter.Dispose();
        Assert.That(() => interpreter.Call("inc"), Throws.InstanceOf<ObjectDisposedException>().With.Property(nameof(ObjectDisposedException.ObjectName)).Contains("nterpreter"));
    }

    [Test]
    public void It_can_be_disposed_from_two_threads()
    {
        var interpreter = World.New(Counter);
        var both = Enumerable.Range(0, 2).Select(_ => World.OnThread(() =>
        {
            interpreter.Dispose();
            return true;
        })).ToList();
        Assert.That(both.All(b => b.Join()), Is.True);
    }

    [Test]
    public void Dispose_ends_calls_that_wait()
    {
        var interpreter = World.New(Counter + "\nentered = []\ndef enter_and_take(f): f(); return take()");
        var inside = new ManualResetEventSlim();
        var waiting = World.OnThread(() => interpreter.Call("enter_and_take", new World.Native(_ =>
        {
            inside.Set();
            return Value.None;
        })));
        inside.Wait(World.Patience);
        interpreter.Dispose();
        Assert.That(() => waiting.Join(), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public void Dispose_runs_what_atexit_knows()
    {
        var output = new MemoryStream();
        World.New("import atexit; atexit.register(print, 'bye', end='')", output).Dispose();
        Assert.That(System.Text.Encoding.UTF8.GetString(output.ToArray()), Is.EqualTo("bye"));
    }

    [Test]
    public void A_finalizer_may_call_the_interpreter_while_it_runs()
    {
        using var interpreter = World.New(Finalized);
        object? found = null;
        interpreter.Call("drop", new World.Native(_ =>
        {
            found = interpreter.Call("inc");
            return Value.None;
        }));
        Assert.That(found, Is.EqualTo(1L));
    }

    [Test]
    public void A_call_from_a_finalizer_that_Dispose_runs_is_refused_by_its_name()
    {
        var interpreter = World.New(Finalized);
        Exception? refusal = null;
        interpreter.Call("keep", new World.Native(_ =>
        {
            refusal = Assert.Throws<ObjectDisposedException>(() => interpreter.Call("inc"));
            return Value.None;
        }));
        interpreter.Dispose();
        Assert.That(refusal?.Message, Does.Contain(interpreter.Name));
    }

    const string Finalized = Counter + """

        import gc
        class Watched:
            def __init__(self, tell): self.tell = tell
            def __del__(self): self.tell()
        def drop(tell):
            Watched(tell)
            gc.collect()
        def keep(tell):
            global kept
            kept = Watched(tell)
        """;

    [Test]
    public void Code_that_an_interpreter_runs_cannot_dispose_it()
    {
        using var interpreter = World.New("def call(f): return f()");
        var isRefused = false;
        interpreter.Call("call", new World.Native(_ =>
        {
            try
            {
                interpreter.Dispose();
            }
            catch (InvalidOperationException)
            {
                isRefused = true;
            }
            return Value.None;
        }));
        Assert.That(isRefused, Is.True);
    }

    [Test]
    public void An_embedded_interpreter_does_not_listen_to_signals()
    {
        using var interpreter = World.New("import signal\ndef listen(): signal.signal(signal.SIGUSR1, print)");
        Assert.That(() => interpreter.Call("listen"), Throws.InstanceOf<PythonException>().With.Property(nameof(PythonException.TypeName)).EqualTo("ValueError"));
    }

    [Test]
    public void An_object_of_another_interpreter_is_refused_by_both_names()
    {
        using var first = World.New("class C: pass\ndef make(): return C()");
        using var second = World.New("def take(o): pass");
        var stranger = first.Call("make");
        Assert.That(() => second.Call("take", stranger), Throws.ArgumentException.With.Message.Contains(first.Name).And.Message.Contains(second.Name));
    }

    [Test]
    public void Disposed_interpreters_are_collected()
    {
        var interpreters = Enumerable.Range(0, 20).Select(_ => Used()).ToList();
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.That(interpreters.Count(w => w.TryGetTarget(out _)), Is.LessThanOrEqualTo(3));

        static WeakReference<Interpreter> Used()
        {
            using var interpreter = World.New(Counter + "\nclass C:\n def m(self): return inc()\nC().m()\nimport json; json.dumps([1])");
            interpreter.Call("inc");
            return new(interpreter);
        }
    }
}
