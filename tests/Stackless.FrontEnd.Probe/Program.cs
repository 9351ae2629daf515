// Runs the front end over many files in one process, for the scripts that compare it with CPython (scripts/compare-*, fuzz-parser, bench-parser).
// Protocol: file names on standard input, one per line; one line per file on standard output: a hash of the dump, or the error.
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Stackless.Compiler;
using Stackless.Compiler.Ast;
using Stackless.Compiler.Binding;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Parsing;
using Stackless.Compiler.Text;

namespace Stackless.FrontEnd.Probe;

public static class Program
{
    public static int Main(string[] args)
    {
        var output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
        switch (args)
        {
            case ["ast"]:
                ForEachFile(output, path => Hash(AstPrinter.Print(PythonParser.ParseModule(SourceText.FromBytes(File.ReadAllBytes(path), "<string>")))));
                break;
            case ["ast", string path]:
                output.Write(AstPrinter.Print(PythonParser.ParseModule(SourceText.FromFile(path))));
                break;
            case ["unparse"]:
                ForEachFile(output, RoundTrip);
                break;
            case ["unparse", string path]:
                output.Write(Unparser.Unparse(PythonParser.ParseModule(SourceText.FromFile(path))));
                break;
            case ["scopes"]:
                ForEachFile(output, path => Hash(ScopePrinter.Print(Bind(SourceText.FromBytes(File.ReadAllBytes(path), "<string>")))));
                break;
            case ["scopes", string path]:
                output.Write(ScopePrinter.Print(Bind(SourceText.FromFile(path))));
                break;
            case ["parse"]:
                ForEachFile(output, path => { PythonParser.ParseModule(SourceText.FromBytes(File.ReadAllBytes(path), "<string>")); return "ok"; });
                break;
            case ["errors", string path]:
                foreach (var text in File.ReadAllText(path).Split("\n%%\n"))
                {
                    output.WriteLine(ErrorReport.Of(text.TrimEnd('\n') + "\n"));
                }

                break;
            case ["carets", string path]:
                foreach (var text in File.ReadAllText(path).Split("\n%%\n"))
                {
                    try
                    {
                        Bind(SourceText.FromString(text.TrimEnd('\n') + "\n", "<string>"));
                    }
                    catch (PythonSyntaxException failure)
                    {
                        DiagnosticPrinter.Print(output, failure.Diagnostic);
                    }

                    output.WriteLine("%%");
                }

                break;
            case ["fuzz", string folder, string count, string seed, string agreeCount]:
                return Fuzzer.Run(folder, int.Parse(count), int.Parse(seed), int.Parse(agreeCount)) == 0 ? 0 : 1;
            case ["bench", string path, string rounds]:
                Bench(output, path, int.Parse(rounds));
                BenchNesting(output);
                break;
            default:
                Console.Error.WriteLine("usage: probe ast|unparse|scopes|parse|errors|carets|fuzz|bench ...");
                return 2;
        }

        output.Flush();
        return 0;
    }

    static string RoundTrip(string path)
    {
        var first = PythonParser.ParseModule(SourceText.FromFile(path));
        var text = LargeStack.Run(() => Unparser.Unparse(first));
        var second = PythonParser.ParseModule(SourceText.FromString(text, "<unparsed>"));
        return AstPrinter.PrintWithoutPlaces(first) == AstPrinter.PrintWithoutPlaces(second) ? "ok" : "differs " + path;
    }

    static ScopeTable Bind(SourceText source) => Binder.Bind(PythonParser.ParseModule(source), source);

    static void ForEachFile(TextWriter output, Func<string, string> work)
    {
        while (Console.In.ReadLine() is { } path)
        {
            string result;
            try
            {
                result = work(path);
            }
            catch (PythonSyntaxException failure)
            {
                var d = failure.Diagnostic;
                result = $"{d.Kind}: {d.Message} {d.Span.Line}:{d.Span.Column}";
            }
            catch (Exception failure)
            {
                result = "CRASH " + failure.ToString().Replace('\n', ' ');
            }

            output.WriteLine(result);
            output.Flush();
        }
    }

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    static void Bench(TextWriter output, string list, int rounds)
    {
        var sources = File.ReadAllLines(list).Select(SourceText.FromFile).ToArray();
        var bytes = sources.Sum(source => (long)Encoding.UTF8.GetByteCount(source.Text));
        for (var round = 0; round < rounds; round++)
        {
            var parsing = Time(sources, static source => PythonParser.ParseModule(source));
            var binding = Time(sources, static source => Bind(source));
            output.WriteLine($"round {round + 1}: {bytes / 1e6:F2} MB; parse {bytes / 1e6 / parsing:F2} MB/s; parse and bind {bytes / 1e6 / binding:F2} MB/s");
            output.Flush();
        }
    }

    static readonly (string Name, string Open, string Middle, string Close, int Depth)[] Nests =
    [
        ("parentheses", "(", "1", ")", 200),
        ("brackets", "[", "1", "]", 200),
        ("lambdas", "lambda: ", "1", "", 200),
        ("calls", "f(", "1", ")", 200),
        ("comprehensions", "[x for x in ", "y", "]", 200),
        ("f-strings", "f'{", "1", "}'", 149),
    ];

    /// <summary>Milliseconds to parse deep nests: the best of ten.</summary>
    static void BenchNesting(TextWriter output)
    {
        foreach ((var name, var open, var middle, var close, var depth) in Nests)
        {
            SourceText[] source = [SourceText.FromString(string.Concat(Enumerable.Repeat(open, depth)) + middle + string.Concat(Enumerable.Repeat(close, depth)), "<nest>")];
            var best = Enumerable.Range(0, 10).Min(_ => Time(source, static text => PythonParser.ParseModule(text)));
            output.WriteLine($"{depth} nested {name}: {best * 1000:F2} ms");
        }
    }

    static double Time(SourceText[] sources, Action<SourceText> work)
    {
        var start = Stopwatch.GetTimestamp();
        foreach (var source in sources)
        {
            work(source);
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
