// stackless ps, dump, top (TopPage shows it in a browser): the tasklets of another process that runs a program here. Listens on a socket that is named for that process, and sends it SIGQUIT
// (Stackless.Runtime's Hosting/Attachment.cs has the other end).
using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using Stackless.Hosting;

namespace Stackless.Cli.Commands;

static class PsCommand
{
    static readonly TimeSpan patience = TimeSpan.FromSeconds(10);

    /// <summary>Prints the answer to one question: "ps" or "dump".</summary>
    public static int Run(string question, string process)
    {
        if (Ask(process, question) is not { } answer)
        {
            return 1;
        }
        Console.Write(answer);
        return 0;
    }

    /// <summary>Shows the busiest tasklets again and again, until the process ends, Ctrl-C, or so many times.</summary>
    public static int Top(string process, string[] options)
    {
        var interval = 1.0;
        var times = int.MaxValue;
        int? port = null;
        for (var i = 0; i < options.Length; i++)
        {
            var hasValue = i + 1 < options.Length;
            if (options[i] == "--web")
            {
                port = 0;
                if (hasValue && ushort.TryParse(options[i + 1], CultureInfo.InvariantCulture, out var chosen))
                {
                    port = chosen;
                    i++;
                }
                continue;
            }
            if (options[i] == "-d" && hasValue && double.TryParse(options[i + 1], CultureInfo.InvariantCulture, out interval) && interval > 0
                || options[i] == "-n" && hasValue && int.TryParse(options[i + 1], out times) && times > 0)
            {
                i++;
                continue;
            }
            return Program.Fail($"top takes -d SECONDS, -n TIMES and --web [PORT], not {options[i]}");
        }
        using var interrupted = new ManualResetEventSlim();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            interrupted.Set();
        };
        using var page = port is { } number ? TopPage.Open(process, number) : null;
        if (port is not null && page is null)
        {
            return 1;
        }
        var before = new Dictionary<string, Row>();
        var last = Stopwatch.GetTimestamp();
        for (var i = 0; i < times && !interrupted.IsSet; i++)
        {
            if (Ask(process, "top") is not { } answer)
            {
                if (i > 0 && page is not null)
                {
                    // What was seen last stays there to be looked at.
                    page.End();
                    interrupted.Wait();
                }
                return i == 0 ? 1 : 0;
            }
            var now = Stopwatch.GetTimestamp();
            var rows = answer.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Row.Parse).OfType<Row>().ToList();
            if (page is null)
            {
                Show(rows, before, Stopwatch.GetElapsedTime(last, now).TotalSeconds, isFirst: i == 0);
            }
            else
            {
                page.Add(rows);
            }
            before = rows.ToDictionary(row => row.Number);
            last = now;
            if (i + 1 < times)
            {
                interrupted.Wait(TimeSpan.FromSeconds(interval));
            }
        }
        Ask(process, "end");
        return 0;
    }

    internal sealed record Row(string Number, string Name, string State, string Place, long Switches, double Ran, double Waited, string Maker, string MadeAt, string Thread)
    {
        public static Row? Parse(string line) =>
            line.Split('\t') is [var number, var name, var state, var place, var switches, var ran, var waited, var maker, var madeAt, var thread]
                ? new Row(
                    number, name, state, place, long.Parse(switches, CultureInfo.InvariantCulture), double.Parse(ran, CultureInfo.InvariantCulture), double.Parse(waited, CultureInfo.InvariantCulture),
                    maker, madeAt, thread)
                : null;
    }

    static void Show(List<Row> rows, Dictionary<string, Row> before, double seconds, bool isFirst)
    {
        var height = int.MaxValue;
        if (!Console.IsOutputRedirected)
        {
            Console.Write("\x1b[H\x1b[2J");
            height = Math.Max(1, Console.WindowHeight - 2);
        }
        Console.WriteLine($"{rows.Count} tasklets");
        Console.WriteLine("    NR NAME                     CPU%  SWITCHES/S   RUN S  WAIT S  STATE, PLACE");
        var shown = rows.Select(row => (Row: row, Before: before.GetValueOrDefault(row.Number) ?? (isFirst ? row : row with { Switches = 0, Ran = 0, Waited = 0 })))
            .OrderByDescending(pair => pair.Row.Ran - pair.Before.Ran).ThenByDescending(pair => pair.Row.Switches - pair.Before.Switches);
        foreach (var (row, former) in shown.Take(height))
        {
            var name = row.Name.Length <= 24 ? row.Name : row.Name[..21] + "...";
            var load = isFirst ? 0 : 100 * (row.Ran - former.Ran) / seconds;
            var switches = isFirst ? 0 : (row.Switches - former.Switches) / seconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{row.Number,6} {name,-24} {load,4:F0}  {switches,10:F0} {row.Ran,7:F2} {row.Waited,7:F2}  {row.State}{(row.Place.Length > 0 ? ", " + row.Place : "")}"));
        }
    }

    // Null, said why on standard error, if there is no answer.
    static string? Ask(string process, string question)
    {
        if (!int.TryParse(process, out var number) || number <= 0)
        {
            Console.Error.WriteLine($"stackless: {process} is not the number of a process");
            return null;
        }
        if (WhyNot(number) is { } reason)
        {
            Console.Error.WriteLine($"stackless: process {number} {reason}");
            return null;
        }
        var path = Attachment.SocketOf(number);
        File.Delete(path);
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            listener.Bind(new UnixDomainSocketEndPoint(path));
            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
            }
            listener.Listen(1);
            Attachment.Signal(number);
            if (!listener.Poll(patience, SelectMode.SelectRead))
            {
                Console.Error.WriteLine($"stackless: process {number} does not answer");
                return null;
            }
            using var stream = new NetworkStream(listener.Accept(), ownsSocket: true);
            using var writer = new StreamWriter(stream) { AutoFlush = true };
            writer.WriteLine(question);
            return new StreamReader(stream).ReadToEnd();
        }
        catch (Exception error) when (error is SocketException or IOException)
        {
            Console.Error.WriteLine($"stackless: process {number} cannot be asked: {error.Message}");
            return null;
        }
        finally
        {
            File.Delete(path);
        }
    }

    // Another kind of program would die of the signal.
    static string? WhyNot(int process)
    {
        try
        {
            var folder = $"/proc/{process}";
            if (!Directory.Exists(folder))
            {
                return "does not exist";
            }
            if (!File.ReadAllText(folder + "/maps").Contains("Stackless.Runtime.dll", StringComparison.Ordinal))
            {
                return "runs no program of Stackless for .NET";
            }
            var caught = File.ReadLines(folder + "/status").First(line => line.StartsWith("SigCgt:", StringComparison.Ordinal))["SigCgt:".Length..].Trim();
            return (Convert.ToUInt64(caught, 16) >> Attachment.Quit - 1 & 1) != 0 ? null : "has not begun to run its program, or has ended it";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return $"cannot be looked at: {error.Message}";
        }
    }
}
