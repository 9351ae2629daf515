// The runner's command line. Everything that names a place on a machine is an option or found from the project's own folder.
namespace Stackless.Bench;

sealed class Options
{
    public required string Root { get; init; }
    public string Stackless => Path.Combine(Root, "Stackless.Cli", "bin", "Release", "net10.0", "stackless.dll");
    public string? Python { get; private set; } = Environment.GetEnvironmentVariable("BENCH_PYTHON");
    public int Rounds { get; private set; } = 5;
    public string? Output { get; private set; }
    public List<string> Programs { get; private set; } = [];
    public bool MeasuresStartup { get; private set; } = true;

    public static Options? Parse(string[] args)
    {
        if (FindRoot() is not { } root)
        {
            Console.Error.WriteLine("Run this from inside the repository: Compiler.sln was not found in any folder above.");
            return null;
        }
        var options = new Options { Root = root };
        var folder = Path.Combine(root, "bench", "programs");
        string[] only = [];
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length)
            {
                Console.Error.WriteLine($"{args[i]} needs a value");
                return null;
            }
            var value = args[i + 1];
            switch (args[i])
            {
                case "--python":
                    options.Python = value;
                    break;
                case "--programs":
                    folder = value;
                    break;
                case "--rounds":
                    options.Rounds = Math.Max(1, int.Parse(value));
                    break;
                case "--only":
                    only = value.Split(',');
                    options.MeasuresStartup = only.Contains("startup");
                    break;
                case "--out":
                    options.Output = value == "results" ? Path.Combine(root, "bench", "results", DateTime.UtcNow.ToString("yyyy-MM-dd") + ".md") : value;
                    break;
                default:
                    Console.Error.WriteLine($"unknown option {args[i]}");
                    return null;
            }
        }
        if (!File.Exists(options.Stackless))
        {
            Console.Error.WriteLine("Build first: dotnet build -c Release");
            return null;
        }
        options.Programs = Directory.GetFiles(folder, "*.py", SearchOption.AllDirectories)
            .Where(file => only.Length == 0 || only.Contains(Path.GetFileNameWithoutExtension(file)))
            .Order(StringComparer.Ordinal).ToList();
        return options;
    }

    static string? FindRoot()
    {
        for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Compiler.sln")))
            {
                return folder.FullName;
            }
        }
        return null;
    }
}
