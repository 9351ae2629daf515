// .NET's namespaces as modules, and the types in them by name. What there is, is read from the metadata of assemblies, which makes no types: first the core library, then the
// assemblies that are loaded and those that are called like the namespace, last all that the program was published with. A type is made when it is named.
// A namespace is only looked for when no Python module has the name (imports.py in the prelude).
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Stackless.Runtime;

sealed unsafe class HostNamespaces(HostClasses classes)
{
    readonly record struct Entry(int Arity, Assembly? Assembly, string? Name);

    readonly Dictionary<string, Dictionary<string, List<Entry>>> spaces = [];
    readonly HashSet<string> scanned = [];
    readonly Dictionary<string, string> published = [];
    readonly Dictionary<string, PyModule> modules = [];
    int level;

    const int CoreLevel = 1, LoadedLevel = 2, PublishedLevel = 3;

    // ---- what there is ---------------------------------------------------------------------------------------------------------

    void Raise(string name)
    {
        level++;
        if (level == CoreLevel)
        {
            foreach (var path in ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
            {
                published.TryAdd(Path.GetFileNameWithoutExtension(path), path);
            }
            Scan(typeof(object).Assembly);
        }
        else if (level == LoadedLevel)
        {
            foreach (var assembly in AppDomain.CurrentDomain.GetAssemblies())
            {
                if (!assembly.IsDynamic && !assembly.IsCollectible)
                {
                    Scan(assembly);
                }
            }
        }
        else
        {
            // Only if one of them could have it: a program that tries to import what is not there pays for no more.
            var first = name.Split('.')[0];
            if (!published.Keys.Any(p => p.Split('.')[0] == first))
            {
                level--;
                return;
            }
            foreach (var (simple, path) in published)
            {
                if (!scanned.Contains(simple))
                {
                    ScanFile(simple, path);
                }
            }
        }
    }

    /// <summary>Makes an assembly's types known.</summary>
    public void Scan(Assembly assembly)
    {
        if (scanned.Add(assembly.GetName().Name ?? "") && assembly.TryGetRawMetadata(out var blob, out var length))
        {
            Scan(new MetadataReader(blob, length), assembly, null);
        }
    }

    void ScanFile(string simple, string path)
    {
        scanned.Add(simple);
        try
        {
            using var file = new PEReader(File.OpenRead(path));
            if (file.HasMetadata)
            {
                Scan(file.GetMetadataReader(), null, simple);
            }
        }
        catch (Exception error) when (error is IOException or BadImageFormatException)
        {
            // It has no types that could be loaded.
        }
    }

    void Scan(MetadataReader reader, Assembly? assembly, string? name)
    {
        foreach (var handle in reader.TypeDefinitions)
        {
            var definition = reader.GetTypeDefinition(handle);
            if ((definition.Attributes & TypeAttributes.VisibilityMask) != TypeAttributes.Public || definition.Namespace.IsNil)
            {
                continue;
            }
            var space = reader.GetString(definition.Namespace);
            var parts = reader.GetString(definition.Name).Split('`');
            if (!spaces.TryGetValue(space, out var types))
            {
                spaces.Add(space, types = []);
                for (var dot = space.LastIndexOf('.'); dot > 0; dot = space.LastIndexOf('.', dot - 1))
                {
                    spaces.TryAdd(space[..dot], []);
                }
            }
            if (!types.TryGetValue(parts[0], out var entries))
            {
                types.Add(parts[0], entries = []);
            }
            var arity = parts.Length > 1 && int.TryParse(parts[1], out var n) ? n : 0;
            if (!entries.Exists(e => e.Arity == arity))
            {
                entries.Add(new Entry(arity, assembly, name));
            }
        }
    }

    // Looks further until there is an answer.
    T? Search<T>(string name, Func<T?> look) where T : class
    {
        for (; ; )
        {
            if (level > 0 && look() is { } found)
            {
                return found;
            }
            var former = level;
            if (level == LoadedLevel)
            {
                LoadNamed(name);
                if (look() is { } named)
                {
                    return named;
                }
            }
            if (level < PublishedLevel)
            {
                Raise(name);
            }
            if (level == former)
            {
                return null;
            }
        }
    }

    // Most assemblies are called like the namespace, or the type, that they hold.
    void LoadNamed(string name)
    {
        for (var at = name; at.Length > 0; at = at.LastIndexOf('.') is var dot and > 0 ? at[..dot] : "")
        {
            if (published.ContainsKey(at) && !scanned.Contains(at))
            {
                Scan(Assembly.Load(new AssemblyName(at)));
            }
        }
    }

    /// <summary>The type of that name, the one with the fewest type arguments; null if there is none.</summary>
    public Type? Find(string space, string name) => Search($"{space}.{name}", () => TypesOf(space, name) is { } entries ? Load(space, name, entries.MinBy(e => e.Arity)) : null);

    List<Entry>? TypesOf(string space, string name) => spaces.TryGetValue(space, out var types) && types.TryGetValue(name, out var entries) ? entries : null;

    static Type? Load(string space, string name, Entry entry) =>
        (entry.Assembly ?? Assembly.Load(new AssemblyName(entry.Name!))).GetType($"{space}.{name}{(entry.Arity > 0 ? $"`{entry.Arity}" : "")}");

    /// <summary>There are types of the same name with type arguments. Of types that C# has passed in before anybody named .NET, it is not asked.</summary>
    public bool HasGeneric(Type type) => level > 0 && TypesOf(type.Namespace ?? "", HostNames.Plain(type)) is { } entries && entries.Exists(e => e.Arity > 0);

    /// <summary>The generic type of the same name with so many type arguments.</summary>
    public Type? FindGeneric(Type type, int count)
    {
        var (space, name) = (type.Namespace ?? "", type.Name.Split('`')[0]);
        return TypesOf(space, name) is { } entries && entries.Exists(e => e.Arity == count) ? Load(space, name, entries.Find(e => e.Arity == count)) : null;
    }

    // ---- modules -----------------------------------------------------------------------------------------------------------

    /// <summary>The module that a namespace is; null if there is no such namespace.</summary>
    public PyModule? Module(string space)
    {
        if (modules.TryGetValue(space, out var known))
        {
            return known;
        }
        if (Search(space, () => spaces.ContainsKey(space) ? spaces : null) is null)
        {
            return null;
        }
        classes.AreInUse = true;
        var module = Importer.New(classes.Interpreter, space, null, null);
        var names = module.Dictionary;
        names.Set("__package__", Value.Str(space));
        names.Set("__path__", new Value(new PyList()));
        names.Set("__doc__", Value.Str($"The .NET namespace {space}."));
        names.Set("__getattr__", new Value(new HostOperation("__getattr__", (ts, arguments, _) => Attribute(ts, module, space, (PyStr)arguments[0].Object), true)));
        names.Set("__dir__", new Value(new HostOperation("__dir__", (_, _, _) => new Value(new PyList([.. Names(space).Select(Value.Str)])), true)));
        modules.Add(space, module);
        return module;
    }

    Value Attribute(ThreadState ts, PyModule module, string space, PyStr name)
    {
        var text = name.Text;
        var found = text == "__all__" ? new Value(new PyList([.. Names(space).Select(Value.Str)]))
            : text.StartsWith("__", StringComparison.Ordinal) ? default
            : Find(space, text) is { } type ? new Value(classes.Of(type))
            : Nested($"{space}.{text}");
        if (found.IsNull)
        {
            return ts.RaiseAttributeError($"the .NET namespace {space} has no type '{text}' in an assembly that is loaded or came with the program; clr.AddReference names others", new Value(module), name);
        }
        module.Dictionary.Set(name.Intern(), found);
        return found;
    }

    Value Nested(string space)
    {
        if (!spaces.ContainsKey(space) || Module(space) is not { } module)
        {
            return default;
        }
        classes.Interpreter.Modules.Set(PyStr.Intern(space), new Value(module));
        return new Value(module);
    }

    // All types, wherever they are, and the namespaces within.
    IEnumerable<string> Names(string space)
    {
        while (level < PublishedLevel)
        {
            var former = level;
            Raise(space);
            if (level == former)
            {
                break;
            }
        }
        var inner = spaces.Keys.Where(s => s.StartsWith(space + ".", StringComparison.Ordinal)).Select(s => s[(space.Length + 1)..].Split('.')[0]);
        return spaces[space].Keys.Concat(inner).Distinct().Order(StringComparer.Ordinal);
    }

    // ---- extension methods -----------------------------------------------------------------------------------------------------

    /// <summary>Makes the extension methods of a namespace methods of the types that they extend.</summary>
    public void ImportExtensions(string space)
    {
        while (level < LoadedLevel)
        {
            Raise(space);
        }
        LoadNamed(space);
        foreach (var (name, entries) in spaces.GetValueOrDefault(space, []))
        {
            if (entries.Find(e => e.Arity == 0) is { } entry && (entry.Assembly ?? entry.Name as object) is not null && Load(space, name, entry) is { IsAbstract: true, IsSealed: true } holder)
            {
                ImportExtensions(holder);
            }
        }
    }

    /// <summary>The same for those of one static class.</summary>
    public void ImportExtensions(Type holder)
    {
        if (!holder.IsDefined(typeof(System.Runtime.CompilerServices.ExtensionAttribute), false))
        {
            return;
        }
        foreach (var group in holder.GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(m => m.IsDefined(typeof(System.Runtime.CompilerServices.ExtensionAttribute), false)).GroupBy(m => (Extended(m), m.Name))
            .OrderByDescending(g => g.Key.Item1.IsGenericTypeDefinition))
        {
            var (extended, name) = group.Key;
            var cls = classes.Of(extended);
            var before = cls.Attributes.GetOrNull(PyStr.Intern(name)).Object as HostMethod;
            // The class of IEnumerable[int] is asked before that of IEnumerable: it has the overloads of both.
            var general = extended is { IsGenericType: true, IsGenericTypeDefinition: false } && before is null
                ? classes.Of(extended.GetGenericTypeDefinition()).Attributes.GetOrNull(PyStr.Intern(name)).Object as HostMethod
                : null;
            var overloads = group.Select(m => new HostOverload(m, true)).Concat(before?.Overloads ?? general?.Overloads.Where(o => o.IsExtension) ?? []).ToArray();
            if (before is null || Array.TrueForAll(before.Overloads, o => o.IsExtension && o.Info.DeclaringType != holder))
            {
                cls.SetAttribute(PyStr.Intern(name), new Value(new HostMethod(classes, HostNames.Of(extended), name, overloads)));
            }
        }
    }

    // Whose class gets it: of a generic type the one that all made of it are below; of a type parameter, every object's.
    static Type Extended(MethodInfo method)
    {
        var type = method.GetParameters()[0].ParameterType;
        return type.IsByRef || type.IsGenericParameter || type.IsArray && type.ContainsGenericParameters ? typeof(object)
            : type.IsGenericType && type.ContainsGenericParameters ? type.GetGenericTypeDefinition()
            : type;
    }
}
