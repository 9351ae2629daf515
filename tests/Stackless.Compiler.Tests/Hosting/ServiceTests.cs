// Interpreters as services of a .NET host: what AddStackless adds, Python's logging in ILogger, meters and activities.

using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NUnit.Framework;
using Stackless.Hosting;
using Stackless.Runtime;

namespace Stackless.Compiler.Tests.Hosting;

[TestFixture, NonParallelizable]
public sealed class ServiceTests
{
    sealed record Line(string Category, LogLevel Level, string Text, Exception? Error, IReadOnlyDictionary<string, object?> Values);

    sealed class Lines : ConcurrentQueue<Line>, ILoggerProvider
    {
        public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

        public void Dispose()
        {
        }

        sealed class Logger(Lines lines, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
                lines.Enqueue(new(category, logLevel, formatter(state, exception), exception, ((IEnumerable<KeyValuePair<string, object?>>)state!).ToDictionary(p => p.Key, p => p.Value)));
        }
    }

    // A host that has begun, with an interpreter of its own.
    static IHost Begin(string python, Lines? lines = null, Action<StacklessOptions>? configure = null, Action<ILoggingBuilder>? filter = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        if (lines is not null)
        {
            builder.Logging.AddProvider(lines);
        }
        filter?.Invoke(builder.Logging);
        builder.Services.AddStackless(options =>
        {
            options.Interpreter = _ => World.New(python);
            configure?.Invoke(options);
        });
        var host = builder.Build();
        host.Start();
        return host;
    }

    /// <summary>A program that has both namespaces in scope, as every service has, can name all that it means.</summary>
    [Test]
    public void No_name_is_also_one_of_dotnets_hosts() => Assert.That(
        typeof(Interpreter).Assembly.GetExportedTypes().Where(t => t.Namespace == "Stackless.Hosting").Select(t => t.Name)
            .Intersect(new[] { typeof(Host), typeof(IHost), typeof(ILogger), typeof(IServiceCollection), typeof(ServiceCollection) }.SelectMany(t => t.Assembly.GetExportedTypes()).Select(t => t.Name)), Is.Empty);

    static Interpreter InterpreterOf(IHost host) => host.Services.GetRequiredService<Interpreter>();

    [Test]
    public void The_interpreter_is_a_singleton_of_the_host()
    {
        using var host = Begin("def n(): return 1");
        Assert.That(InterpreterOf(host), Is.SameAs(InterpreterOf(host)));
        Assert.That(InterpreterOf(host).Call("n"), Is.EqualTo(1L));
    }

    [Test]
    public void It_ends_with_the_host()
    {
        var host = Begin("def n(): return 1");
        var interpreter = InterpreterOf(host);
        host.Dispose();
        Assert.That(() => interpreter.Call("n"), Throws.InstanceOf<ObjectDisposedException>());
    }

    [Test]
    public void Without_one_it_is_the_default_which_does_not_end_with_the_host()
    {
        var services = new ServiceCollection().AddStackless().BuildServiceProvider();
        Assert.That(services.GetRequiredService<Interpreter>(), Is.SameAs(Interpreter.Default));
        services.Dispose();
        Assert.That(Interpreter.Default.Call("builtins", "abs", [-1L]), Is.EqualTo(1L));
    }

    static Line Logged(string python)
    {
        var lines = new Lines();
        using var host = Begin($"import logging\ndef act():\n {python}", lines, filter: l => l.SetMinimumLevel(LogLevel.Trace));
        InterpreterOf(host).Call("act");
        return lines.Single(l => !l.Category.StartsWith("Microsoft.", StringComparison.Ordinal));
    }

    [Test]
    public void A_record_is_a_line_of_its_loggers_category()
    {
        var line = Logged("logging.getLogger('shop.orders').warning('%d of %s', 3, 'tea')");
        Assert.That((line.Category, line.Level, line.Text), Is.EqualTo(("shop.orders", LogLevel.Warning, "3 of tea")));
    }

    [TestCase("critical", LogLevel.Critical)]
    [TestCase("error", LogLevel.Error)]
    [TestCase("info", LogLevel.Information)]
    [TestCase("debug", LogLevel.Debug)]
    public void Levels_are_those_of_the_same_meaning(string method, LogLevel level) => Assert.That(Logged($"logging.getLogger('a').{method}('x')").Level, Is.EqualTo(level));

    [Test]
    public void What_the_message_is_made_of_is_kept_for_structured_loggers() =>
        Assert.That(Logged("logging.getLogger('a').info('%d left', 3, extra={'item': 'tea'})").Values, Is.EquivalentTo(new Dictionary<string, object?> { ["item"] = "tea", ["{OriginalFormat}"] = "%d left" }));

    [Test]
    public void An_exception_is_an_exception()
    {
        var error = Logged("try: 1/0\n except ZeroDivisionError: logging.getLogger('a').exception('failed')").Error;
        Assert.That((error as PythonException)?.TypeName, Is.EqualTo("ZeroDivisionError"));
        Assert.That(((PythonException)error!).Frames.Select(f => f.Function), Is.EqualTo(new[] { "act" }));
    }

    [Test]
    public void What_the_hosts_filters_leave_out_is_not_written()
    {
        var lines = new Lines();
        using var host = Begin("import logging\ndef act():\n logging.getLogger('shop').info('no')\n logging.getLogger('shop').warning('yes')", lines, filter: l => l.AddFilter("shop", LogLevel.Warning));
        InterpreterOf(host).Call("act");
        Assert.That(lines.Where(l => l.Category == "shop").Select(l => l.Text), Is.EqualTo(new[] { "yes" }));
    }

    [Test]
    public void Logging_can_be_left_to_Python()
    {
        var lines = new Lines();
        using var host = Begin("import logging\ndef act(): logging.getLogger('shop').error('x')", lines, o => o.ForwardsLogging = false);
        InterpreterOf(host).Call("act");
        Assert.That(lines.Where(l => l.Category == "shop"), Is.Empty);
    }

    [Test]
    public void Where_there_is_no_module_logging_the_host_begins_all_the_same()
    {
        using var host = Begin("", new Lines(), o => o.Interpreter = _ => new Interpreter());
        Assert.That(InterpreterOf(host).Evaluate("1 + 1"), Is.EqualTo(2L));
    }

    [Test]
    public void The_pump_runs_if_it_is_asked_for()
    {
        using var host = Begin("import stackless\ndef later(f): stackless.tasklet(lambda: f())()", configure: o => o.RunsPump = true);
        var ran = new ManualResetEventSlim();
        InterpreterOf(host).Call("later", new World.Native(_ =>
        {
            ran.Set();
            return Value.None;
        }));
        Assert.That(ran.Wait(World.Patience), Is.True);
    }

    const string Exchanging = """
        import stackless
        def act():
            c = stackless.channel()
            t = stackless.tasklet(c.send)(1)
            return c.receive()
        def fail(): raise KeyError
        """;

    [Test]
    public void Meters_count_tasklets_switches_messages_and_calls()
    {
        var seen = new ConcurrentDictionary<string, double>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, l) => { if (instrument.Meter.Name == "Stackless") l.EnableMeasurementEvents(instrument); } };
        listener.SetMeasurementEventCallback<long>((instrument, n, _, _) => seen[instrument.Name] = n);
        listener.SetMeasurementEventCallback<double>((instrument, n, tags, _) => seen.AddOrUpdate(instrument.Name + (tags.Length == 0 ? "" : $" {tags[0].Value}"), 1, (_, count) => count + 1));
        listener.Start();
        using var host = Begin(Exchanging, configure: o => o.PublishesTelemetry = true);
        InterpreterOf(host).Call("act");
        InterpreterOf(host).Call("act");
        listener.RecordObservableInstruments();
        Assert.That((seen["stackless.channel.messages"], seen["stackless.call.time act"]), Is.EqualTo((2.0, 2.0)));
        Assert.That(seen["stackless.tasklet.started"], Is.GreaterThanOrEqualTo(3), "a tasklet in each call, and who called");
        Assert.That(seen["stackless.tasklet.switches"], Is.GreaterThanOrEqualTo(4));
        Assert.That(seen.Keys, Is.SupersetOf(new[] { "stackless.tasklet.alive", "stackless.tasklet.run_time", "stackless.tasklet.wait_time" }));
    }

    [Test]
    public void A_call_is_an_activity_below_its_callers()
    {
        var ended = new ConcurrentQueue<Activity>();
        using var source = new ActivitySource("test");
        using var listener = new ActivityListener { ShouldListenTo = s => s.Name is "Stackless" or "test", Sample = (ref _) => ActivitySamplingResult.AllData, ActivityStopped = ended.Enqueue };
        ActivitySource.AddActivityListener(listener);
        using var host = Begin(Exchanging, configure: o => o.PublishesTelemetry = true);
        using (source.StartActivity("outer"))
        {
            InterpreterOf(host).Call("act");
            Assert.That(() => InterpreterOf(host).Call("fail"), Throws.InstanceOf<PythonException>());
        }
        var outer = ended.Single(a => a.OperationName == "outer");
        Assert.That(ended.Where(a => a.Parent == outer).Select(a => (a.OperationName, a.Status, a.StatusDescription)),
            Is.EqualTo(new[] { ("act", ActivityStatusCode.Unset, null), ("fail", ActivityStatusCode.Error, "KeyError") }));
    }

    [Test]
    public void Nothing_is_told_unless_it_is_asked_for()
    {
        var count = 0;
        using var listener = new MeterListener { InstrumentPublished = (instrument, l) => count += instrument.Meter.Name == "Stackless" ? 1 : 0 };
        listener.Start();
        using var host = Begin(Exchanging);
        InterpreterOf(host).Call("act");
        Assert.That(count, Is.Zero);
    }
}
