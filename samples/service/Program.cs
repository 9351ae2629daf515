// A web service whose handlers call a Python module. Requests come on any thread: each call is a thread of Python, and they take turns.
// Without arguments it serves on http://127.0.0.1:5080; with a number it sends itself that many requests and counts.
using System.Collections.Concurrent;

var isLoadTest = args.Length > 0;
var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
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
await app.StopAsync();
