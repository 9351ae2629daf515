// What stands on sys.meta_path at the start: the one finder, which knows everything that is found natively (Importer). As long as it stands
// there alone and nobody has put a path hook beside the standard ones, imports do not go through sys.meta_path at all.
// https://docs.python.org/3/reference/import.html#the-meta-path
namespace Stackless.Runtime;

[PyType("NativeFinder", Module = "_frozen_importlib_external", IsHidden = true)]
sealed partial class PyNativeFinder() : PyObject(ShapeIds.NativeFinder)
{
    [PyMethod("find_spec")]
    public static Value FindSpec(ThreadState ts, Value self, [Keyword] PyStr fullname, [Keyword] Value path = default, [Keyword] Value target = default) =>
        Prelude.Call(ts, PreludeNames.FindNativeSpec, new Value(fullname), path.IsNull ? Value.None : path);

    [PyMethod("find_distributions")]
    public static Value FindDistributions(ThreadState ts, Value self, Value[] rest, [Keyword] PyDict keywords) =>
        Prelude.Call(ts, PreludeNames.FindDistributions, new Value(new PyTuple(rest)), new Value(keywords));

    /// <summary>There are none: folders are looked at anew every time.</summary>
    [PyMethod("invalidate_caches")]
    public static void InvalidateCaches(Value self)
    {
    }

    static bool IsInstance(Value value) => value.Object is PyNativeFinder;

    [PyMethod("__repr__")]
    public string Repr() => "<the native finder>";

    [PyMethod("__reduce__")]
    public static Value Reduce(ThreadState ts, Value self) => new(PyTuple.Of(new Value(TypeObject), new Value(PyTuple.Empty)));

    [PyConstructor]
    public static Value New(ThreadState ts, PyType type) => new(new PyNativeFinder());
}
