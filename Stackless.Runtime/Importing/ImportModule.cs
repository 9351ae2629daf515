// The native half of import, for the prelude: module _import.
namespace Stackless.Runtime;

[PyModule("_import")]
public static partial class ImportModule
{
    /// <summary>sys.modules.</summary>
    [PyFunction("modules")]
    public static Value Modules(ThreadState ts) => new(ts.Interpreter.Modules);

    /// <summary>The functions among a module's values stand for functions of C, wherever they were defined.</summary>
    [PyFunction("own")]
    public static PyDict Own(PyStr module, PyDict values)
    {
        foreach (var (key, value) in values.Pairs())
        {
            if (value.Object is PyFunction function)
            {
                function.BecomeOwn(new Value(module));
                // In the prelude it may be called otherwise, with the names of several modules beside it.
                if (function.Name.Text.StartsWith('_') && key.Object is PyStr name)
                {
                    function.Name = function.QualifiedName = name;
                }
            }
        }
        return values;
    }

    /// <summary>A module of the prelude.</summary>
    [PyFunction("prelude_module")]
    public static Value PreludeModule(ThreadState ts, PyStr file) =>
        Prelude.ModuleOf(ts.Interpreter, Prelude.ModulePrefix + file.Text) is { } module ? new Value(module) : ts.Raise(BuiltinTypes.ImportError, $"the prelude has no {file.Text}");

    /// <summary>
    /// (module, body or None), or None if there is no such module. Raises what reading and compiling raise. (archive, index, portions) if
    /// the path hooks must be asked about a file in the path before it is looked on from that index.
    /// </summary>
    [PyFunction("find")]
    public static Value Find(ThreadState ts, PyStr name, Value path, int start = 0, Value portions = default)
    {
        if (Importer.Locate(ts, name.Text, path.Object as PyList, start, Texts(portions)) is not { } place)
        {
            return ts.Interpreter.IsLibraryStale
                ? ts.Raise(BuiltinTypes.ImportError, $"cannot import {name.Text}: {StandardLibrary.AssemblyName}.dll beside the application is of another build than Stackless.Runtime.dll")
                : Value.None;
        }
        if (place.Kind == Importer.Kind.Archive)
        {
            return ArchiveOf(place);
        }
        return Importer.Load(ts, name.Text, place) is { } found
            ? ts.IssueSyntaxWarnings(new Value(new PyTuple([new Value(found.Module), found.Body is null ? Value.None : new Value(found.Body)])))
            : ts.IssueSyntaxWarnings(default);
    }

    /// <summary>(file or None, folders or None) of a module, without compiling it; None if there is none; an archive as above.</summary>
    [PyFunction("locate")]
    public static Value Locate(ThreadState ts, PyStr name, Value path, int start = 0, Value portions = default)
    {
        if (Importer.Locate(ts, name.Text, path.Object as PyList, start, Texts(portions)) is not { } place)
        {
            return Value.None;
        }
        if (place.Kind == Importer.Kind.Archive)
        {
            return ArchiveOf(place);
        }
        var folders = place.Portions is not null ? TextList(place.Portions) : place.Folder is not null ? TextList([place.Folder]) : Value.None;
        return new Value(new PyTuple([place.File is null ? Value.None : Value.Str(place.File), folders]));
    }

    static Value ArchiveOf(Importer.Place place) => new(new PyTuple([Value.Str(place.Folder!), Value.Int(place.Index), TextList(place.Portions!)]));

    static Value TextList(List<string> texts) => new(new PyList([.. texts.Select(Value.Str)]));

    static List<string>? Texts(Value list) => list.Object is PyList { Count: > 0 } found ? [.. found.ToArray().Select(text => ((PyStr)text.Object).Text)] : null;

    /// <summary>The body of a module's source file, to be run in a namespace that there is already.</summary>
    [PyFunction("source_body")]
    public static Value SourceBody(ThreadState ts, PyStr name, PyStr file, PyDict space)
    {
        var module = Host.CompileSource(ts, file.Text, name.Text);
        return ts.IssueSyntaxWarnings(module is null ? default : new Value(module.Bind(space)));
    }

    /// <summary>Somebody has put a finder on sys.meta_path, or a hook on sys.path_hooks.</summary>
    [PyFunction("is_hooked")]
    public static bool IsHooked(ThreadState ts)
    {
        var sys = ts.Interpreter.Sys.Dictionary;
        if (sys.GetOrNull(MetaPath).Object is not PyList { Count: 1 } finders || finders[0].Object is not PyNativeFinder)
        {
            return true;
        }
        return HasOwnHooks(ts, sys);
    }

    /// <summary>Hooks of sys.path_hooks beside the standard ones.</summary>
    [PyFunction("has_path_hooks")]
    public static bool HasPathHooks(ThreadState ts) => HasOwnHooks(ts, ts.Interpreter.Sys.Dictionary);

    static bool HasOwnHooks(ThreadState ts, PyDict sys)
    {
        if (sys.GetOrNull(PathHooks).Object is not PyList hooks)
        {
            return true;
        }
        for (var i = 0; i < hooks.Count; i++)
        {
            if (!ts.Interpreter.StandardPathHooks.Contains(hooks[i].Object))
            {
                return true;
            }
        }
        return false;
    }

    static readonly PyStr MetaPath = PyStr.Intern("meta_path"), PathHooks = PyStr.Intern("path_hooks");

    /// <summary>A path hook that finds no more than what is found natively.</summary>
    [PyFunction("standard_hook")]
    public static Value AddStandardHook(ThreadState ts, Value hook)
    {
        ts.Interpreter.StandardPathHooks.Add(hook.Object);
        return hook;
    }

    [PyFunction("begin")]
    public static void Begin(ThreadState ts) => ts.Interpreter.CanDescribeModules = true;

    [PyFunction("is_native_finder")]
    public static bool IsNativeFinder(Value finder) => finder.Object is PyNativeFinder;

    /// <summary>Runs the module of CPython's Lib over which the runtime's library has put its own, in the namespace of that.</summary>
    /// <param name="folders">Where it is looked for if it is not compiled: its package's __path__.</param>
    [PyFunction("run_beneath")]
    public static Value RunBeneath(ThreadState ts, PyStr name, PyDict names, PyList folders)
    {
        var module = ts.Interpreter.FindCompiled(name.Text)?.Module;
        for (var i = 0; module is null && i < folders.Count; i++)
        {
            var file = Path.Combine(((PyStr)folders[i].Object).Text, name.Text[(name.Text.LastIndexOf('.') + 1)..] + ".py");
            if (File.Exists(file) && (module = Host.CompileSource(ts, file, name.Text)) is null)
            {
                return ts.IssueSyntaxWarnings(default);
            }
        }
        return module is null
            ? ts.Raise(BuiltinTypes.ImportError, $"CPython's Lib has no {name.Text}, or it is not there")
            : new Value(module.Bind(names)).Object.Call0(ts);
    }

    /// <summary>C#, or the runtime's library.</summary>
    [PyFunction("is_builtin")]
    public static bool IsBuiltIn(PyStr name) => BuiltinModules.Has(name.Text) || Prelude.LibraryModule(name.Text) is not null;
}
