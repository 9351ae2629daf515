// The assemblies that belong to the runtime and are found by name: the compiled prelude and libraries. They are files beside it; in a program that is published as one file they are in that, and
// what else the runtime has beside it is beside the program.
using System.Reflection;

namespace Stackless.Hosting;

static class RuntimePart
{
    static bool IsInOneFile => typeof(RuntimePart).Assembly.Location.Length == 0;

    /// <summary>Where the runtime's files are.</summary>
    public static string Folder => IsInOneFile ? AppContext.BaseDirectory : Path.GetDirectoryName(typeof(RuntimePart).Assembly.Location)!;

    /// <summary>Where a part is if it is a file.</summary>
    public static string PathOf(string name) => Path.Combine(Folder, name + ".dll");

    public static bool IsPresent(string name) => File.Exists(PathOf(name)) || IsInOneFile && Load(name) is not null;

    /// <summary>The part; null if there is none of that name.</summary>
    public static Assembly? Load(string name)
    {
        var path = PathOf(name);
        if (File.Exists(path))
        {
            return Assembly.LoadFrom(path);
        }
        try
        {
            return IsInOneFile ? Assembly.Load(name) : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }
}
