// The modules of one of the runtime's own assemblies, each found by the token of its class, which a resource of the assembly says: to look a class up by its name has the CLR compile the
// framework's parser of names when a program starts. Other tools may have written the assembly anew, with other tokens and without the resource: what is found is compared, and looked up by its name if it is another.
// The resource has a line for each module: its name, and the token in hexadecimal digits.
using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModuleIndex
{
    /// <summary>What the resource is called. No module is called so.</summary>
    public const string Resource = "<modules>";

    readonly Assembly assembly;

    // Null: the assembly has no index.
    readonly Dictionary<string, int>? tokens;

    internal ModuleIndex(Assembly assembly)
    {
        this.assembly = assembly;
        using var resource = assembly.GetManifestResourceStream(Resource);
        if (resource is null)
        {
            return;
        }
        tokens = [];
        var content = new byte[resource.Length];
        resource.ReadExactly(content);
        foreach (var line in Encoding.UTF8.GetString(content).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var space = line.IndexOf(' ');
            if (space > 0 && int.TryParse(line.AsSpan(space + 1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var token))
            {
                tokens[line[..space]] = token;
            }
        }
    }

    /// <summary>The resource's content.</summary>
    public static byte[] Write(IEnumerable<(string Module, int Token)> modules) => Encoding.UTF8.GetBytes(string.Concat(modules.Select(m => $"{m.Module} {m.Token:x}\n")));

    internal Assembly Assembly => assembly;

    /// <summary>The class of a module; null if the assembly has no such module.</summary>
    internal Type? ClassOf(string moduleName)
    {
        if (tokens is null)
        {
            return CompiledModules.ClassOf(assembly, moduleName);
        }
        return !tokens.TryGetValue(moduleName, out var token) ? null
            : TryResolve(token) is { } found && IsOf(found, moduleName) ? found
            : CompiledModules.ClassOf(assembly, moduleName);
    }

    static bool IsOf(Type found, string moduleName) => found.FullName is { } name && name.Length > moduleName.Length && CompiledModules.NameOf(found) == moduleName;

    Type? TryResolve(int token)
    {
        try
        {
            return assembly.ManifestModule.ResolveType(token);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
