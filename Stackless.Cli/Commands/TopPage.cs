// stackless top --web: what top shows, as a page in a browser: the tasklets as a tree of who made whom, and a timeline of who ran. It is served to this machine only, by
// the name of this machine only (another site's script cannot ask for it under its own), and asks nothing of anybody.
//   GET /                     the page, which is TopPage.html
//   GET /tasklets.json        the last look: {"process", "seconds", "hasEnded", "looks", "tasklets": [{"number", "name", "state", "place", "switches", "ran", "waited", "maker", "madeAt", "thread"}]}
//   GET /timeline.json?from=N the looks from the N-th on: [{"look", "seconds", "shares": {number: share of a processor}}]
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;

namespace Stackless.Cli.Commands;

sealed class TopPage : IDisposable
{
    const int MostLooks = 3600;

    sealed record Look(int Number, double Seconds, Dictionary<string, double> Shares);

    readonly HttpListener listener;
    readonly string process;
    readonly long began = Stopwatch.GetTimestamp();
    readonly Lock gate = new();
    readonly Queue<Look> looks = new();
    List<PsCommand.Row> rows = [];
    double lastSeconds;
    int lookCount;
    bool hasEnded;

    TopPage(string process, HttpListener listener)
    {
        this.process = process;
        this.listener = listener;
        _ = Serve();
    }

    /// <summary>Begins to serve, and says where; null, said why on standard error, if that port is taken.</summary>
    public static TopPage? Open(string process, int port)
    {
        if (port == 0)
        {
            using var free = new TcpListener(IPAddress.Loopback, 0);
            free.Start();
            port = ((IPEndPoint)free.LocalEndpoint).Port;
        }
        var listener = new HttpListener();
        listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        listener.Prefixes.Add($"http://localhost:{port}/");
        try
        {
            listener.Start();
        }
        catch (HttpListenerException error)
        {
            Console.Error.WriteLine($"stackless: port {port} cannot be listened to: {error.Message}");
            return null;
        }
        Console.WriteLine($"http://127.0.0.1:{port}/");
        return new TopPage(process, listener);
    }

    /// <summary>What was seen now.</summary>
    public void Add(List<PsCommand.Row> seen)
    {
        lock (gate)
        {
            var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
            var before = rows.ToDictionary(static row => row.Number, static row => row.Ran);
            var shares = new Dictionary<string, double>();
            foreach (var row in seen)
            {
                if (lookCount > 0 && row.Ran - before.GetValueOrDefault(row.Number) is > 0 and var ran)
                {
                    shares[row.Number] = Math.Round(Math.Min(1, ran / Math.Max(1e-3, seconds - lastSeconds)), 4);
                }
            }
            looks.Enqueue(new Look(lookCount++, Math.Round(seconds, 3), shares));
            if (looks.Count > MostLooks)
            {
                looks.Dequeue();
            }
            rows = seen;
            lastSeconds = seconds;
        }
    }

    /// <summary>The program is not there any more.</summary>
    public void End()
    {
        lock (gate)
        {
            hasEnded = true;
        }
    }

    async Task Serve()
    {
        while (listener.IsListening)
        {
            try
            {
                Answer(await listener.GetContextAsync());
            }
            catch (Exception error) when (error is HttpListenerException or ObjectDisposedException or IOException or InvalidOperationException)
            {
                // Whoever asked has gone, or this has ended.
            }
        }
    }

    void Answer(HttpListenerContext context)
    {
        var request = context.Request;
        var (type, content) = (request.HttpMethod, request.Url?.AbsolutePath) switch
        {
            ("GET", "/") => ("text/html; charset=utf-8", Page()),
            ("GET", "/tasklets.json") => ("application/json", Tasklets()),
            ("GET", "/timeline.json") => ("application/json", Timeline(int.TryParse(request.QueryString["from"], CultureInfo.InvariantCulture, out var from) ? from : 0)),
            _ => ("text/plain", null),
        };
        context.Response.StatusCode = content is null ? 404 : 200;
        context.Response.ContentType = type;
        context.Response.Headers["Cache-Control"] = "no-store";
        context.Response.Headers["Content-Security-Policy"] = "default-src 'self' 'unsafe-inline'";
        context.Response.Close(content ?? "there is no such page\n"u8.ToArray(), willBlock: false);
    }

    static byte[] Page()
    {
        using var page = typeof(TopPage).Assembly.GetManifestResourceStream("TopPage.html")!;
        var bytes = new MemoryStream();
        page.CopyTo(bytes);
        return bytes.ToArray();
    }

    // Written by hand: names as they are, without a serializer's start.
    byte[] Json(Action<Utf8JsonWriter> write)
    {
        var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            lock (gate)
            {
                write(writer);
            }
        }
        return bytes.ToArray();
    }

    byte[] Tasklets() => Json(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("process", process);
        writer.WriteNumber("seconds", Math.Round(lastSeconds, 3));
        writer.WriteBoolean("hasEnded", hasEnded);
        writer.WriteNumber("looks", lookCount);
        writer.WriteStartArray("tasklets");
        foreach (var row in rows)
        {
            writer.WriteStartObject();
            writer.WriteString("number", row.Number);
            writer.WriteString("name", row.Name);
            writer.WriteString("state", row.State);
            writer.WriteString("place", row.Place);
            writer.WriteNumber("switches", row.Switches);
            writer.WriteNumber("ran", row.Ran);
            writer.WriteNumber("waited", row.Waited);
            writer.WriteString("maker", row.Maker);
            writer.WriteString("madeAt", row.MadeAt);
            writer.WriteString("thread", row.Thread);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
        writer.WriteEndObject();
    });

    byte[] Timeline(int from) => Json(writer =>
    {
        writer.WriteStartArray();
        foreach (var look in looks)
        {
            if (look.Number >= from)
            {
                writer.WriteStartObject();
                writer.WriteNumber("look", look.Number);
                writer.WriteNumber("seconds", look.Seconds);
                writer.WriteStartObject("shares");
                foreach (var (number, share) in look.Shares)
                {
                    writer.WriteNumber(number, share);
                }
                writer.WriteEndObject();
                writer.WriteEndObject();
            }
        }
        writer.WriteEndArray();
    });

    public void Dispose() => listener.Close();
}
