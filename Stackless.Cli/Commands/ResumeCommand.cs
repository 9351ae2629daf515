// stackless resume: waits on standard input for a program that moves here from another process, and goes on with it. Not for users: the other
// end is `stackless run --stress process=N`, and the tests.
using Stackless.Compiler.Hosting;
using Stackless.Hosting;
using Stackless.Runtime;

namespace Stackless.Cli.Commands;

static class ResumeCommand
{
    public static int Run() => FreshProcess.Serve(Console.OpenStandardInput(), Begin);

    static Session Begin(IReadOnlyList<string> arguments, string folder)
    {
        CompilerHost.Install();
        var session = new Session(new LaunchOptions());
        session.SetArguments(arguments, folder);
        var library = Path.Combine(AppContext.BaseDirectory, "Lib");
        if (Directory.Exists(library))
        {
            session.AddToPath(library);
        }
        return session;
    }

    /// <summary>Goes on with the program in a new process, whose exit code it gives.</summary>
    public static int Start(IReadOnlyList<string> arguments, byte[] program)
    {
        var assembly = Path.Combine(AppContext.BaseDirectory, "stackless.dll");
        var own = Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) != "dotnet" ? path : assembly;
        using var process = new FreshProcess(own, isCaught: false);
        process.Send(arguments, Path.GetDirectoryName(Path.GetFullPath(arguments[0]))!, program);
        return process.Wait();
    }
}
