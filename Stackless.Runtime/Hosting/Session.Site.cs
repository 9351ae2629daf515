// A session's start, continued: sys.path, and the folders that installed packages are in. They are added natively; where they hold .pth files, or
// there is a sitecustomize, Lib's own site is imported, which reads them. Programs without pay for looking whether the folders exist.
// https://docs.python.org/3/library/site.html
namespace Stackless.Hosting;

public sealed partial class Session
{
    const string PythonFolder = "python3.14";

    /// <summary>Was the process given a standard input?</summary>
    public static bool HasStandardInput => StandardStream.IsGiven(0);

    /// <summary>A folder behind those that sys.path has.</summary>
    public void AddToPath(string folder) => interpreter.Path.Append(Value.Str(folder));

    /// <summary>The user's site-packages, if they are wanted, and those of a virtual environment or, without one, beside the runtime.</summary>
    /// <param name="userBase">In place of ~/.local; or null.</param>
    /// <param name="environment">The folder of a virtual environment; or null.</param>
    public void AddSitePackages(bool hasUserSite, string? userBase, string? environment)
    {
        var hasEnvironment = environment is not null && File.Exists(Path.Combine(environment, "pyvenv.cfg"));
        List<string> folders = [];
        if (hasEnvironment)
        {
            SysModule.EnterEnvironment(interpreter, environment!);
            folders.Add(Packages(environment!));
        }
        if (!hasEnvironment || SeesOthersPackages(environment!))
        {
            if (hasUserSite)
            {
                folders.Add(Packages(userBase ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local")));
            }
            folders.Add(Packages(SysModule.Prefix));
        }
        folders.RemoveAll(folder => !Directory.Exists(folder));
        if (folders.Exists(HasPathFiles) || HasCustomization())
        {
            ImportSite();
            return;
        }
        folders.ForEach(AddToPath);
    }

    static string Packages(string folder) => Path.Combine(folder, "lib", PythonFolder, "site-packages");

    // include-system-site-packages = true
    static bool SeesOthersPackages(string environment)
    {
        try
        {
            return File.ReadLines(Path.Combine(environment, "pyvenv.cfg")).Any(line => line.Split('=') is [var key, var value]
                && key.Trim().Equals("include-system-site-packages", StringComparison.OrdinalIgnoreCase) && value.Trim().Equals("true", StringComparison.OrdinalIgnoreCase));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    static bool HasPathFiles(string folder)
    {
        try
        {
            return Directory.GetFiles(folder, "*.pth").Length > 0;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    bool HasCustomization()
    {
        for (var i = 0; i < interpreter.Path.Count; i++)
        {
            var folder = ((PyStr)interpreter.Path[i].Object).Text;
            if (File.Exists(Path.Combine(folder, "sitecustomize.py")) || File.Exists(Path.Combine(folder, "usercustomize.py")))
            {
                return true;
            }
        }
        return false;
    }

    // What goes wrong in it is shown, and the program runs all the same.
    void ImportSite()
    {
        if (interpreter.Run(new CallFrame(new Value(interpreter.Prelude.Function(PreludeNames.ImportModule)), [Value.Str("site")], [])).IsNull)
        {
            Report();
        }
    }

    /// <summary>PYTHONSTARTUP: a file run in the prompt's namespace. Not null: it asked to exit with that code.</summary>
    public int? RunStartup(string file)
    {
        string text;
        try
        {
            text = File.ReadAllText(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"Could not open PYTHONSTARTUP\n{error.GetType().Name}: {error.Message}");
            return null;
        }
        return RunAtPrompt(new PyStr(text), file, "exec");
    }
}
