// Compiled code and the runtime belong together: code calls the runtime's operations and carries tables that only this build of it reads.
// So each application notes the build it was compiled for, and asks here before it touches anything else; what does not fit ends in one
// sentence, not in a MissingMethodException from the middle. The names and signatures of this class never change.
using System.Reflection;

namespace Stackless.Hosting;

public static class RuntimeBuild
{
    /// <summary>The key under which an assembly's metadata name the build it was compiled for.</summary>
    public const string MetadataKey = "Stackless.Runtime.Build";

    /// <summary>This build: equal sources give equal numbers.</summary>
    public static string Id => id ??= Format(typeof(RuntimeBuild).Module.ModuleVersionId.ToByteArray());

    static string? id;

    // By hand: what .NET has for it is vector code that it compiles anew at every start.
    static string Format(byte[] number)
    {
        Span<char> digits = stackalloc char[2 * number.Length];
        for (var i = 0; i < number.Length; i++)
        {
            digits[2 * i] = "0123456789abcdef"[number[i] >> 4];
            digits[2 * i + 1] = "0123456789abcdef"[number[i] & 15];
        }
        return new string(digits);
    }

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

    /// <summary>The same for an application that imports from the compiled standard library.</summary>
    public static bool AcceptsWithLibrary(string application, string build)
    {
        if (!Accepts(application, build))
        {
            return false;
        }
        if (!StandardLibrary.IsPresent)
        {
            Console.Error.WriteLine(Missing(application, StandardLibrary.AssemblyName));
        }
        return StandardLibrary.IsPresent;
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
        if (Host.IsGiven)
        {
            // It compiles the prelude itself where that is not there.
            return null;
        }
        foreach (var name in (string[])[Prelude.AssemblyName, Prelude.LibraryAssemblyName])
        {
            if (!RuntimePart.IsPresent(name))
            {
                return Missing(application, name);
            }
        }
        return null;
    }

    static string Missing(string application, string name) =>
        $"{application}: {name}.dll is missing beside Stackless.Runtime.dll; compile it again (stackless build), or copy both";
}
