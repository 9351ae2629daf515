// stackless repl: reads a statement at a time, runs it as a line of __main__, prints the value of an expression.
using Stackless.Compiler;
using Stackless.Runtime;

namespace Stackless.Cli.Commands;

static class ReplCommand
{
    public static int Run()
    {
        CompilerHost.Install();
        var session = new Session();
        session.SetArguments([""], "");
        if (Console.IsInputRedirected)
        {
            return session.RunText(new PyStr(Console.In.ReadToEnd()), "<stdin>");
        }
        Console.WriteLine($"Stackless for .NET {typeof(ReplCommand).Assembly.GetName().Version!.ToString(3)} (Python 3.14)");
        return session.RunPrompt();
    }
}
