// Where modules come from, in this order: native modules, the runtime's own library, compiled modules in registered assemblies (and the
// compiled standard library behind them, in applications), .py files along a path, and last folders of that name along the path that are no packages: together they are a namespace package (PEP 420).
// A file that stands among the folders of a path (an archive) is for the path hooks, which the prelude asks.
// Finds and binds only; running the body, parents and sys.modules bookkeeping are the prelude's (imports.py), so that an import can
// be suspended anywhere. https://docs.python.org/3/reference/import.html
using System.ComponentModel;

namespace Stackless.Runtime.CompilerServices;

[EditorBrowsable(EditorBrowsableState.Never)]
public static class Importer
{
    internal enum Kind
    {
        /// <summary>In C#.</summary>
        Native,

        /// <summary>The runtime's library.</summary>
        Own,

        /// <summary>In a registered assembly; Compiled is it, Folder not null if it is a package.</summary>
        Compiled,

        /// <summary>File, and Folder, if it is a package.</summary>
        Source,

        /// <summary>A package without __init__: its Portions.</summary>
        Namespace,

        /// <summary>None of these so far, but the next entry of the path is a file, which a path hook may know: Folder is it, Index the entry behind it.</summary>
        Archive,
    }

    internal readonly record struct Place(Kind Kind, string? File = null, string? Folder = null, List<string>? Portions = null, CompiledModule? Compiled = null, int Index = 0);

    /// <summary>Is it a module that the runtime has in C#? Others of its own are among <see cref="Prelude.LibraryNames"/>.</summary>
    public static bool IsNative(string name) => BuiltinModules.Has(name);

    /// <summary>Where a module is; null if nowhere. Compiles nothing.</summary>
    /// <param name="path">Null for sys.path.</param>
    /// <param name="start">The first entry of the path to look at; beyond 0, only the path is looked at.</param>
    internal static Place? Locate(ThreadState ts, string name, PyList? path, int start = 0, List<string>? portions = null)
    {
        if (start == 0)
        {
            if (SystemModules.IsAbsent(name))
            {
                return null;
            }
            if (BuiltinModules.Has(name))
            {
                return new Place(Kind.Native);
            }
            if (Prelude.LibraryModule(name) is { } own)
            {
                return new Place(Kind.Own, Compiled: own);
            }
            if (ts.Interpreter.FindCompiled(name) is { } compiled)
            {
                return new Place(Kind.Compiled, Folder: compiled.IsPackage ? "" : null, Compiled: compiled.Module);
            }
        }
        var tail = name[(name.LastIndexOf('.') + 1)..];
        if (tail.Length == 0)
        {
            return null;
        }
        path ??= ts.Interpreter.Path;
        portions ??= [];
        for (var i = start; i < path.Count; i++)
        {
            if (path[i].Object is not PyStr folder)
            {
                continue;
            }
            var stem = System.IO.Path.Combine(folder.Text.Length == 0 ? Directory.GetCurrentDirectory() : folder.Text, tail);
            var package = System.IO.Path.Combine(stem, "__init__.py");
            if (File.Exists(package))
            {
                return new Place(Kind.Source, package, stem);
            }
            if (File.Exists(stem + ".py"))
            {
                return new Place(Kind.Source, stem + ".py");
            }
            if (Directory.Exists(stem))
            {
                portions.Add(stem);
            }
            else if (MayBeInArchive(folder.Text))
            {
                return new Place(Kind.Archive, Folder: folder.Text, Portions: portions, Index: i + 1);
            }
        }
        return portions.Count > 0 ? new Place(Kind.Namespace, Portions: portions) : null;
    }

    // A file, or a folder within one, by what stands in the path: folders are not looked at again for every module.
    static bool MayBeInArchive(string entry)
    {
        if (!entry.Contains('.') || Directory.Exists(entry))
        {
            return false;
        }
        for (var part = entry; !string.IsNullOrEmpty(part); part = System.IO.Path.GetDirectoryName(part))
        {
            if (File.Exists(part))
            {
                return true;
            }
            if (Directory.Exists(part))
            {
                return false;
            }
        }
        return false;
    }

    /// <summary>A module's object and, unless it is native and complete, the body to run; null if it cannot be compiled (pending).</summary>
    internal static (PyModule Module, PyFunction? Body)? Load(ThreadState ts, string name, Place place)
    {
        switch (place.Kind)
        {
            case Kind.Native:
                return (BuiltinModules.Create(ts.Interpreter, name)!, null);
            case Kind.Source:
                return Load(ts, name, place.File!, place.Folder);
            case Kind.Namespace:
                return (NewNamespacePackage(ts, name, place.Portions!), null);
            default:
                var module = New(ts.Interpreter, name, place.Folder, null);
                return (module, place.Compiled!.Bind(module.Dictionary));
        }
    }

    static (PyModule, PyFunction?)? Load(ThreadState ts, string name, string file, string? packageFolder)
    {
        var compiled = Host.CompileSource(ts, file, name);
        if (compiled is null)
        {
            return null;
        }
        var module = New(ts.Interpreter, name, packageFolder, file);
        return (module, compiled.Bind(module.Dictionary));
    }

    static PyModule NewNamespacePackage(ThreadState ts, string name, List<string> portions)
    {
        var module = New(ts.Interpreter, name, portions[0], null);
        module.Dictionary.Set("__file__", Value.None);
        module.Dictionary.Set("__path__", new Value(new PyList([.. portions.Select(Value.Str)])));
        return module;
    }

    /// <summary>A fresh module with the attributes an import sets. A package (folder not null) gets <c>__path__</c>.</summary>
    public static PyModule New(Interpreter interpreter, string name, string? packageFolder, string? file)
    {
        var module = new PyModule(interpreter, name);
        module.Dictionary.Set("__package__", Value.Str(packageFolder is not null ? name : name.Contains('.') ? name[..name.LastIndexOf('.')] : ""));
        module.Dictionary.Set("__builtins__", interpreter.Modules.GetOrNull(PyStr.Intern("builtins")) is { IsNull: false } builtins ? builtins : Value.None);
        if (packageFolder is not null)
        {
            module.Dictionary.Set("__path__", new Value(new PyList([Value.Str(packageFolder)])));
        }
        if (file is not null)
        {
            module.Dictionary.Set("__file__", Value.Str(file));
        }
        return module;
    }
}
