// stackless build: see ApplicationBuilder.
using Stackless.Compiler.Building;
using Stackless.Compiler.Diagnostics;

namespace Stackless.Cli.Commands;

static class BuildCommand
{
    public static int Run(string[] args)
    {
        string? output = null;
        var library = Path.Combine(AppContext.BaseDirectory, "Lib");
        var sources = new List<string>();
        var included = new List<string>();
        bool embedsSources = false, isWhole = false;
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] is "-o" or "--output" && i + 1 < args.Length)
            {
                output = args[++i];
            }
            else if (args[i] == "--lib" && i + 1 < args.Length)
            {
                library = args[++i];
            }
            else if (args[i] == "--embed-sources")
            {
                embedsSources = true;
            }
            else if (args[i] == "--whole")
            {
                isWhole = true;
            }
            else if (args[i] == "--include" && i + 1 < args.Length)
            {
                included.Add(args[++i]);
            }
            else if (args[i].StartsWith('-'))
            {
                return Program.Fail($"build has no option {args[i]}");
            }
            else
            {
                sources.Add(args[i]);
            }
        }
        if (sources.Count == 0 || output is null || !output.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
        {
            return Program.Fail("build takes sources and -o OUTPUT.dll");
        }
        var builder = new ApplicationBuilder { EmbedsSources = embedsSources, IsWhole = isWhole, Included = included };
        try
        {
            sources.ForEach(builder.Add);
            builder.Build(output, Directory.Exists(library) ? library : null);
            return 0;
        }
        catch (PythonSyntaxException error)
        {
            DiagnosticPrinter.Print(Console.Error, error.Diagnostic);
            return 1;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"stackless: {error.Message}");
            return 1;
        }
        finally
        {
            foreach (var warning in builder.Warnings.Warnings)
            {
                DiagnosticPrinter.PrintWarning(Console.Error, warning);
            }
            foreach (var warning in builder.ExportWarnings)
            {
                DiagnosticPrinter.PrintForBuild(Console.Error, warning);
            }
        }
    }
}
