// Eight OS threads call two interpreters at random: functions that count, raise, recurse, run tasklets, wait for each other on channels and are cancelled;
// now and then an interpreter is disposed under them and replaced. The counters must add up, nothing may hang, and memory stays flat.
using System.Diagnostics;
using Stackless.Hosting;
using Stackless.Runtime;

namespace Stackless.Bench.Interpreters;

static class Soak
{
    const string Text = """
        import stackless
        counter = 0
        channel = stackless.channel()
        def inc():
            global counter
            counter += 1
            return counter
        def fail():
            raise ValueError('on purpose')
        def recurse(n):
            return n and recurse(n - 1) + 1
        def tasklets(n):
            done = []
            c = stackless.channel()
            def work(i):
                c.send(i)
            for i in range(n):
                stackless.tasklet(work)(i)
            for i in range(n):
                done.append(c.receive())
            return sum(done)
        def take():
            return channel.receive()
        def give():
            if channel.balance < 0:
                channel.send(1)
                return True
            return False
        def leave():
            stackless.tasklet(inc)()
        """;

    sealed class World
    {
        public readonly Interpreter Interpreter;

        public World()
        {
            Interpreter = new Interpreter(new InterpreterOptions { Output = Stream.Null, Errors = Stream.Null });
            Interpreter.Execute(Text);
        }
    }

    public static int Run(TimeSpan duration)
    {
        var worlds = new[] { new World(), new World() };
        long calls = 0, cancelled = 0, disposed = 0, raised = 0;
        var faults = new List<string>();
        var end = Stopwatch.StartNew();
        var threads = Enumerable.Range(0, 8).Select(seed => new Thread(() =>
        {
            var random = new Random(seed);
            while (end.Elapsed < duration)
            {
                var which = random.Next(2);
                var world = Volatile.Read(ref worlds[which]);
                try
                {
                    Step(world, random, ref cancelled);
                    Interlocked.Increment(ref calls);
                    if (random.Next(2000) == 0 && Interlocked.CompareExchange(ref worlds[which], new World(), world) == world)
                    {
                        world.Interpreter.Dispose();
                        Interlocked.Increment(ref disposed);
                    }
                }
                catch (ObjectDisposedException)
                {
                }
                catch (PythonException error) when (error.TypeName == "ValueError")
                {
                    Interlocked.Increment(ref raised);
                }
                catch (Exception error)
                {
                    lock (faults)
                    {
                        faults.Add(error.ToString());
                    }
                    return;
                }
            }
        })).ToList();
        threads.ForEach(t => t.Start());
        long first = 0;
        while (end.Elapsed < duration && faults.Count == 0)
        {
            Thread.Sleep(TimeSpan.FromSeconds(5));
            var memory = GC.GetTotalMemory(forceFullCollection: true) / 1024;
            first = first == 0 ? memory : first;
            Console.WriteLine($"{end.Elapsed:mm\\:ss} {Interlocked.Read(ref calls)} calls, {cancelled} cancelled, {raised} raised, {disposed} disposed, {memory} KB");
        }
        var hung = threads.Any(t => !t.Join(TimeSpan.FromSeconds(60)));
        faults.ForEach(Console.WriteLine);
        Console.WriteLine(hung ? "HUNG" : faults.Count > 0 ? "FAILED" : "passed");
        return hung || faults.Count > 0 ? 1 : 0;
    }

    static void Step(World world, Random random, ref long cancelled)
    {
        var python = world.Interpreter;
        switch (random.Next(8))
        {
            case 0 or 1:
                python.Call("__main__", "inc");
                break;
            case 2:
                python.Call("__main__", "fail");
                break;
            case 3:
                Expect(python.Call("__main__", "recurse", [random.NextInt64(300)]), null);
                break;
            case 4:
                var n = random.NextInt64(1, 20);
                Expect(python.Call("__main__", "tasklets", [n]), n * (n - 1) / 2);
                break;
            case 5:
                python.Call("__main__", "give");
                break;
            case 6:
                python.Call("__main__", "leave");
                break;
            default:
                using (var cancellation = new CancellationTokenSource(random.Next(1, 5)))
                {
                    try
                    {
                        python.Call("__main__", "take", [], cancellation.Token);
                    }
                    catch (OperationCanceledException)
                    {
                        Interlocked.Increment(ref cancelled);
                    }
                }
                break;
        }
    }

    static void Expect(object? found, long? wanted)
    {
        if (wanted is { } number && !Equals(found, number))
        {
            throw new InvalidOperationException($"{found} where {number} should be");
        }
    }
}
