// A web service whose handlers call a Python module. Requests come on any thread: each call is a thread of Python, and they take turns. What Python logs goes where the service's own
// log goes, and its calls and tasklets are measured.
// Without arguments it serves on http://127.0.0.1:5080; with a number it sends itself that many requests and counts.
using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

var isLoadTest = args.Length > 0;
var builder = WebApplication.CreateSlimBuilder();
var log = new Log();
builder.Logging.ClearProviders().AddProvider(log).AddFilter("Microsoft", LogLevel.None);
builder.Services.AddStackless(options => options.PublishesTelemetry = true);
builder.WebHost.UseUrls(isLoadTest ? "http://127.0.0.1:0" : "http://127.0.0.1:5080");
var app = builder.Build();
app.MapPost("/orders/{item}/{count:long}", (string item, long count) => shop.order(item, count).ToString());
app.MapGet("/stock/{item}", (string item) => shop.left(item).ToString());
app.MapGet("/deliveries/next", () => shop.wait_for_delivery());
app.MapPost("/deliveries/{item}/{count:long}", (string item, long count) => shop.deliver(item, count));

if (!isLoadTest)
{
    app.Run();
    return;
}

// What a telemetry library would do with the meter "Stackless".
var calls = new ConcurrentDictionary<string, int>();
using var listener = new MeterListener { InstrumentPublished = (instrument, l) => { if (instrument.Name == "stackless.call.time") l.EnableMeasurementEvents(instrument); } };
listener.SetMeasurementEventCallback<double>((_, _, tags, _) => calls.AddOrUpdate((string)tags[0].Value!, 1, (_, n) => n + 1));
listener.Start();
await app.StartAsync();
using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
var numbers = new ConcurrentDictionary<string, bool>();
var count = int.Parse(args[0]);
await Parallel.ForEachAsync(Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 64 }, async (_, cancellation) =>
{
    var answer = await client.PostAsync("/orders/tea/1", null, cancellation);
    numbers.TryAdd(await answer.Content.ReadAsStringAsync(cancellation), true);
});
Console.WriteLine($"orders: {numbers.Count} different numbers, the highest {numbers.Keys.Max(long.Parse)}");
Console.WriteLine($"tea left: {await client.GetStringAsync("/stock/tea")}");
var delivery = client.GetStringAsync("/deliveries/next");
await client.PostAsync("/deliveries/milk/3", null);
Console.WriteLine($"delivered to another request: {await delivery}");
Console.WriteLine($"logged: {string.Join(", ", log)}");
Console.WriteLine($"calls: {string.Join(", ", calls.OrderBy(c => c.Key).Select(c => $"{c.Key} {c.Value}"))}");
await app.StopAsync();

// A log that is a list of lines.
sealed class Log : ConcurrentQueue<string>, ILoggerProvider
{
    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
    }

    sealed class Logger(Log log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel level) => level >= LogLevel.Information;

        public void Log<TState>(LogLevel level, EventId id, TState state, Exception? error, Func<TState, Exception?, string> format) =>
            log.Enqueue($"{level} of {category}: {format(state, error)}");
    }
}
