// Where modules come from, in this order: native modules, the runtime's own library, compiled modules in registered assemblies (and the
// compiled standard library behind them, in applications), .py files along a path, and last folders of that name along the path that are no packages: together they are a namespace package (PEP 420).
// Finds and binds only; running the body, parents and sys.modules bookkeeping are the prelude's (import.py), so that an import can
// be suspended anywhere. https://docs.python.org/3/reference/import.html
namespace Stackless.Runtime;

public static class Importer
{
    /// <summary>A module's object and, unless it is native and complete, the body to run; null if there is none or (pending) it cannot be compiled.</summary>
    internal static (PyModule Module, PyFunction? Body)? Find(ThreadState ts, string name, PyList? path)
    {
        if (BuiltinModules.Create(ts.Interpreter, name) is { } native)
        {
            return (native, null);
        }
        if (Prelude.LibraryModule(name) is { } own)
        {
            var module = New(ts.Interpreter, name, null, null);
            return (module, CompiledModules.Bind(own, module.Dictionary));
        }
        if (ts.Interpreter.FindCompiled(name) is { } compiled)
        {
            var module = New(ts.Interpreter, name, compiled.IsPackage ? "" : null, null);
            return (module, CompiledModules.Bind(compiled.Class, module.Dictionary));
        }
        string tail = name[(name.LastIndexOf('.') + 1)..];
        path ??= ts.Interpreter.Path;
        List<string> portions = [];
        for (int i = 0; i < path.Count; i++)
        {
            if (path[i].Object is not PyStr folder)
            {
                continue;
            }
            string stem = System.IO.Path.Combine(folder.Text.Length == 0 ? Directory.GetCurrentDirectory() : folder.Text, tail);
            string package = System.IO.Path.Combine(stem, "__init__.py");
            if (File.Exists(package))
            {
                return Load(ts, name, package, stem);
            }
            if (File.Exists(stem + ".py"))
            {
                return Load(ts, name, stem + ".py", null);
            }
            if (Directory.Exists(stem))
            {
                portions.Add(stem);
            }
        }
        if (portions.Count > 0)
        {
            return (NewNamespacePackage(ts, name, portions), null);
        }
        if (ts.Interpreter.IsLibraryStale)
        {
            ts.Raise(BuiltinTypes.ImportError, $"cannot import {name}: {StandardLibrary.AssemblyName}.dll beside the application is of another build than Stackless.Runtime.dll");
        }
        return null;
    }

    static (PyModule, PyFunction?)? Load(ThreadState ts, string name, string file, string? packageFolder)
    {
        var type = Host.Current.CompileFile(ts, file, name);
        if (type is null)
        {
            return null;
        }
        var module = New(ts.Interpreter, name, packageFolder, file);
        return (module, CompiledModules.Bind(type, module.Dictionary));
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
