// Compiled code and the runtime belong together: code calls the runtime's operations and carries tables that only this build of it reads.
// So each application notes the build it was compiled for, and asks here before it touches anything else; what does not fit ends in one
// sentence, not in a MissingMethodException from the middle. The names and signatures of this class never change.
using System.Reflection;

namespace Stackless.Runtime;

public static class RuntimeBuild
{
    /// <summary>The key under which an assembly's metadata name the build it was compiled for.</summary>
    public const string MetadataKey = "Stackless.Runtime.Build";

    /// <summary>This build: equal sources give equal numbers.</summary>
    public static string Id => typeof(RuntimeBuild).Module.ModuleVersionId.ToString("N");

    /// <summary>May an application of that build run here? If not, says why on standard error.</summary>
    public static bool Accepts(string application, string build)
    {
        if (Complaint(application, build) is not { } complaint)
        {
            return true;
        }
        Console.Error.WriteLine(complaint);
        return false;
    }

    /// <exception cref="BadImageFormatException">The assembly was compiled for another build.</exception>
    internal static void Check(Assembly assembly)
    {
        foreach (var note in assembly.GetCustomAttributes<AssemblyMetadataAttribute>())
        {
            if (note is { Key: MetadataKey, Value: { } build } && Complaint(assembly.GetName().Name!, build) is { } complaint)
            {
                throw new BadImageFormatException(complaint);
            }
        }
    }

    static string? Complaint(string application, string build)
    {
        if (build != Id)
        {
            return $"{application}: compiled for another build of Stackless.Runtime.dll than the one it finds; compile it again (stackless build)";
        }
        string folder = Path.GetDirectoryName(typeof(RuntimeBuild).Assembly.Location)!;
        foreach (string name in (string[])[Prelude.AssemblyName, Prelude.LibraryAssemblyName])
        {
            if (!File.Exists(Path.Combine(folder, name + ".dll")))
            {
                return $"{application}: {name}.dll is missing beside Stackless.Runtime.dll; compile it again (stackless build), or copy both";
            }
        }
        return null;
    }
}
