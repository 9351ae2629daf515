// Which objects a world snapshot keeps as they are: what it cannot or must not copy, and everything reachable from that, so that nothing
// is ever shared between a kept object and a copy. What modules other than the main one reach is kept, too.
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

sealed class KeptObjects(Interpreter interpreter, PyDict? main)
{
    static readonly PyStr[] Hooks = Array.ConvertAll(
        new[] { "__reduce_ex__", "__reduce__", "__getstate__", "__setstate__", "__getnewargs__", "__getnewargs_ex__", "__new__", "__del__" }, PyStr.Intern);

    readonly HeapWalk fromModules = FromModules(interpreter, main);
    readonly HeapWalk pinned = new();
    readonly List<PyObject> byNumber = [];
    readonly Dictionary<PyObject, int> numbers = new(ReferenceEqualityComparer.Instance);

    /// <summary>Finds what begins at <paramref name="roots"/> and is not reached from the modules, and decides for all of it.</summary>
    /// <returns>Every tasklet found, from the modules too, and how many objects were walked.</returns>
    public (List<Tasklet> Tasklets, int WalkedCount) Find(IEnumerable<object?> roots)
    {
        var world = new HeapWalk();
        world.ExcludeAll(fromModules);
        foreach (var root in roots)
        {
            world.Add(root);
        }
        world.Walk();
        pinned.Exclude(main);
        pinned.ExcludeAll(fromModules);
        foreach (var o in world.Found)
        {
            if (o is PyObject p ? !IsCopyable(p) : o is Frame frame && !IsCopyable(frame))
            {
                pinned.Add(o);
            }
        }
        pinned.Walk();
        return ([.. fromModules.Tasklets, .. world.Tasklets], fromModules.Found.Count + world.Found.Count);
    }

    // Anew for each snapshot: what a module reaches changes without any of its names being bound.
    static HeapWalk FromModules(Interpreter interpreter, PyDict? main)
    {
        var walk = new HeapWalk();
        walk.Exclude(main);
        foreach (var (_, module) in interpreter.Modules.Pairs())
        {
            if (module.Object is PyModule m && !ReferenceEquals(m.Dictionary, main))
            {
                walk.Add(m.Dictionary);
            }
        }
        walk.Walk();
        return walk;
    }

    /// <summary>The number under which an object is kept; -1: it is copied.</summary>
    public int NumberOf(PyObject o)
    {
        if (numbers.TryGetValue(o, out var number))
        {
            return number;
        }
        if (o is FrameBox { IsBorrowed: false } or EndMark || !ReferenceEquals(o, main) && !pinned.WasSeen(o) && !fromModules.WasSeen(o) && IsCopyable(o))
        {
            return -1;
        }
        number = byNumber.Count;
        byNumber.Add(o);
        numbers.Add(o, number);
        return number;
    }

    /// <summary>The same for a frame; ByNumber then gives a box with it.</summary>
    public int NumberOf(Frame frame)
    {
        if (!pinned.WasSeen(frame) && !fromModules.WasSeen(frame) && IsCopyable(frame))
        {
            return -1;
        }
        byNumber.Add(new FrameBox(frame));
        return byNumber.Count - 1;
    }

    // Pickling frames under way hold output and input that refer to objects by number.
    static bool IsCopyable(Frame frame) => frame is PyFrame and not TraceFrame || NativeFrames.Describe(frame) is not null;

    public Value ByNumber(long number) => new(byNumber[(int)number]);

    bool IsCopyable(PyObject o)
    {
        switch (o)
        {
            case FrameBox { IsBorrowed: true }:
                // Read again it would be the tasklet's own frame, not one to be copied.
                return false;
            case PyNone or PyBool or PyCell or PyGenerator or FrameBox or PyIndexIterator or PyRangeIterator or PyRange:
                return true;
            case PyFunction function:
                return PickledNames.Find(interpreter, function.Code.ModuleName, function.QualifiedName.Text).Object != function && function.Annotate.IsNull && function.Annotations is null;
            case PyInstance instance:
                // A copy would not share its attributes with a copy of the dict that was asked for.
                return !instance.Shape.IsDictionary && HasNoHooks(instance.Type) && !WeakReferences.IsReferredTo(instance);
        }
        switch (o.ShapeId)
        {
            case ShapeIds.Int or ShapeIds.Str or ShapeIds.Bytes or ShapeIds.List or ShapeIds.Tuple or ShapeIds.ByteArray:
                return true;
            case ShapeIds.Dict:
                var dict = (PyDict)o;
                if (dict.HasCells)
                {
                    // Compiled code holds the cells (exec with a namespace).
                    return false;
                }
                for (var i = -1; dict.MoveNext(ref i);)
                {
                    if (!HasPlainHash(dict.KeyAt(i)))
                    {
                        return false;
                    }
                }
                return true;
            case ShapeIds.Set or ShapeIds.FrozenSet:
                return Array.TrueForAll(((PySetBase)o).ToArray(), HasPlainHash);
            default:
                return false;
        }
    }

    static bool HasNoHooks(PyType type)
    {
        foreach (var hook in Hooks)
        {
            var found = type.Lookup(hook);
            if (!found.IsNull && !Value.Same(found, BuiltinTypes.Object.Lookup(hook)))
            {
                return false;
            }
        }
        return !type.HasCustomSetAttribute;
    }

    // Reading it again runs no Python code: a subclass may have a __hash__ of its own.
    static bool HasPlainHash(Value key) => key.IsInt || key.IsFloat || key.Object is (PyStr or PyNone or PyBool or PyBytes or PyInt) && key.Type.IsBuiltIn
        || key.Object is PyTuple tuple && tuple.ShapeId == ShapeIds.Tuple && RuntimeHelpers.TryEnsureSufficientExecutionStack() && Array.TrueForAll(tuple.Items, HasPlainHash);
}
