// stackless stubs: .pyi files of an assembly, for editors and type checkers: a folder for each namespace below the output folder.
using System.Reflection;
using Stackless.Cli.Stubs;

namespace Stackless.Cli.Commands;

static class StubsCommand
{
    public static int Run(string[] args)
    {
        string? name = null;
        var output = "stubs";
        for (var i = 0; i < args.Length; i++)
        {
            if (args[i] is "-o" or "--output" && i + 1 < args.Length)
            {
                output = args[++i];
            }
            else if (args[i].StartsWith('-') || name is not null)
            {
                return Program.Fail($"stubs takes one assembly and -o FOLDER, not {args[i]}");
            }
            else
            {
                name = args[i];
            }
        }
        if (name is null)
        {
            return Program.Fail("stubs takes an assembly: a file, or the name of one that .NET has");
        }
        try
        {
            var assembly = File.Exists(name) ? Assembly.LoadFrom(Path.GetFullPath(name)) : Assembly.Load(new AssemblyName(name));
            var count = 0;
            foreach (var (space, text) in new StubWriter(assembly).Write())
            {
                var folder = Path.Combine([output, .. space.Split('.')]);
                Directory.CreateDirectory(folder);
                File.WriteAllText(Path.Combine(folder, "__init__.pyi"), text);
                count++;
            }
            Console.WriteLine($"{assembly.GetName().Name}: {count} namespace{(count == 1 ? "" : "s")} in {output}");
            return 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or BadImageFormatException)
        {
            Console.Error.WriteLine($"stackless: {error.Message}");
            return 1;
        }
    }
}
