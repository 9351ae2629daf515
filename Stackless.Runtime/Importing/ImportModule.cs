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
        foreach (var (_, value) in values.Pairs())
        {
            if (value.Object is PyFunction function)
            {
                function.BecomeOwn(new Value(module));
            }
        }
        return values;
    }

    /// <summary>(module, body or None), or None if there is no such module. Raises what reading and compiling raise.</summary>
    [PyFunction("find")]
    public static Value Find(ThreadState ts, PyStr name, Value path)
    {
        if (Importer.Find(ts, name.Text, path.Object as PyList) is not { } found)
        {
            return ts.IsRaising ? ts.IssueSyntaxWarnings(default) : Value.None;
        }
        return ts.IssueSyntaxWarnings(new Value(new PyTuple([new Value(found.Module), found.Body is null ? Value.None : new Value(found.Body)])));
    }
}
