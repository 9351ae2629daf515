// stackless repl: reads a statement at a time, runs it as a line of __main__, prints the value of an expression.
using System.Text;
using Stackless.Compiler;
using Stackless.Compiler.Diagnostics;
using Stackless.Compiler.Parsing;
using Stackless.Compiler.Text;
using Stackless.Hosting;
using Stackless.Runtime;

namespace Stackless.Cli.Commands;

static class ReplCommand
{
    /// <param name="startup">A file whose statements are run first, as if they had been typed; or null.</param>
    public static int Run(Session session, bool isQuiet, string? startup)
    {
        if (!isQuiet)
        {
            Console.WriteLine($"Stackless for .NET {typeof(ReplCommand).Assembly.GetName().Version!.ToString(3)} (Python 3.14)");
        }
        if (startup is not null && session.RunStartup(startup) is { } startupExitCode)
        {
            return startupExitCode;
        }
        while (ReadStatement() is { } statement)
        {
            if (statement.Trim().Length > 0 && session.RunStatement(new PyStr(statement)) is { } exitCode)
            {
                return exitCode;
            }
        }
        Console.WriteLine();
        return 0;
    }

    // A statement goes on while the parser says that input ends too early; a compound one until an empty line.
    static string? ReadStatement()
    {
        var text = new StringBuilder();
        for (;;)
        {
            Console.Write(text.Length == 0 ? ">>> " : "... ");
            var line = Console.ReadLine();
            if (line is null)
            {
                return text.Length == 0 ? null : text.ToString();
            }
            text.Append(line).Append('\n');
            var isCompound = text.ToString().AsSpan().TrimEnd().EndsWith(":") || text.ToString().Contains("\n ") || text.ToString().StartsWith('@');
            if (isCompound ? line.Trim().Length == 0 : !IsUnfinished(text.ToString()))
            {
                return text.ToString();
            }
        }
    }

    static bool IsUnfinished(string text)
    {
        try
        {
            PythonParser.ParseInteractive(SourceText.FromString(text, "<stdin>"));
            return false;
        }
        catch (PythonSyntaxException error)
        {
            return error.Diagnostic.Message.Contains("was never closed") || error.Diagnostic.Message.Contains("unterminated triple-quoted");
        }
    }
}
