// What one call can do with the tasklets of another that is inside at the same time: as Stackless has it between threads. A call from C# is a thread.

using NUnit.Framework;
using Stackless.Runtime;

namespace Stackless.Compiler.Tests.Hosting;
[TestFixture, NonParallelizable]
public sealed class TaskletsOfOthersTests
{
    const string Text = """
        import stackless, greenlet
        ran = []
        stop = False
        def note(name):
            ran.append((name, stackless.current.thread_id))
        def hold(begin):
            global one, two, let, holder, stop
            stop = False
            holder = stackless.current.thread_id
            one, two = stackless.tasklet(note)('one'), stackless.tasklet(note)('two')
            let = greenlet.greenlet(note)
            begin()
            while not stop: pass
            stackless.run()
            one.kill(), two.kill()
            return " ".join(name if thread == holder else "elsewhere" for name, thread in ran)
        def meanwhile(what):
            global stop
            try:
                what()
                return None
            except Exception as error:
                return f"{type(error).__name__}: {error}"
            finally:
                stop = True
        """;

    /// <summary>What the other call ran of its own tasklets, and what the expression raised, evaluated in a second call meanwhile.</summary>
    static (string Ran, object? Error) Meanwhile(string expression)
    {
        using var interpreter = World.New(Text + $"\ndef act(): return meanwhile(lambda: ({expression}))");
        var isInside = new ManualResetEventSlim();
        var holding = World.OnThread(() => interpreter.Call("hold", new World.Native(_ =>
        {
            isInside.Set();
            return Value.None;
        })));
        Assert.That(isInside.Wait(World.Patience), Is.True);
        var error = interpreter.Call("act");
        return ((string)holding.Join()!, error);
    }

    [Test]
    public void It_can_be_taken_out_of_the_others_queue() => Assert.That(Meanwhile("one.remove()"), Is.EqualTo(("two", (object?)null)));

    [Test]
    public void It_comes_back_to_the_others_queue() => Assert.That(Meanwhile("one.remove().insert()"), Is.EqualTo(("two one", (object?)null)));

    [Test]
    public void To_run_it_makes_it_the_next_one_there() => Assert.That(Meanwhile("two.run()"), Is.EqualTo(("two one", (object?)null)));

    [Test]
    public void Nobody_switches_to_it() => Assert.That(Meanwhile("one.switch()"), Is.EqualTo(("one two", (object?)"RuntimeError: can't switch to a different thread.")));

    [Test]
    public void It_is_not_bound_anew_while_it_is_scheduled() => Assert.That(Meanwhile("one.bind(note)"), Is.EqualTo(("one two", (object?)"RuntimeError: tasklet is scheduled")));

    [Test]
    public void It_is_bound_anew_once_it_is_removed() => Assert.That(Meanwhile("one.remove().bind(note, ('three',)).insert()"), Is.EqualTo(("two three", (object?)null)));

    [Test]
    public void It_moves_once_it_is_removed() => Assert.That(Meanwhile("(one.remove(), one.bind_thread(), one.run())"), Is.EqualTo(("elsewhere two", (object?)null)));

    [Test]
    public void It_does_not_move_while_it_is_scheduled() =>
        Assert.That(Meanwhile("one.bind_thread()"), Is.EqualTo(("one two", (object?)"RuntimeError: can't (re)bind a runnable tasklet")));

    [Test]
    public void Nobody_switches_to_a_greenlet_of_it() => Assert.That(Meanwhile("let.switch('let')").Error, Does.StartWith("error: ").And.Contains("different thread"));
}
