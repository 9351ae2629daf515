// _reductions: for CPython's pickler and unpickler in Python (Prelude/pickles.py), what only the native ones know.
namespace Stackless.Runtime;

[PyModule("_reductions")]
static partial class ReductionsModule
{
    /// <summary>The types that `reduction` has an answer for, at least sometimes: those whose objects are asked for their names first, and the others.</summary>
    [PyFunction("kinds")]
    internal static Value Kinds() => new(PyTuple.Of(
        Types(BuiltinTypes.Function, BuiltinTypes.NativeFunction, BuiltinTypes.CachedFunction),
        Types(BuiltinTypes.FrameBox, BuiltinTypes.Generator, BuiltinTypes.Coroutine, BuiltinTypes.AsyncGenerator, BuiltinTypes.Cell, BuiltinTypes.Dict, BuiltinTypes.AsyncGeneratorSend,
            BuiltinTypes.AsyncGeneratorThrow, FrameLayout.Unbound.Type, BuiltinTypes.Code, BuiltinTypes.Traceback, BuiltinTypes.CoroutineWrapper, BuiltinTypes.TaskletLock,
            BuiltinTypes.DictKeys, BuiltinTypes.DictValues, BuiltinTypes.DictItems, BuiltinTypes.LoadedMethod)));

    static Value Types(params PyType[] types) => NativeFrames.Tuple(Array.ConvertAll(types, static type => new Value(type)));

    /// <summary>As <see cref="PicklerFrame.ReductionOf(ThreadState, Value)"/>.</summary>
    [PyFunction("reduction")]
    internal static Value Reduction(ThreadState ts, Value o) => PicklerFrame.ReductionOf(ts, o);

    /// <summary>Gives an object the state that its reduction said; false if it is an object like any other.</summary>
    [PyFunction("build")]
    internal static Value Build(ThreadState ts, Value o, Value state)
    {
        try
        {
            return Value.Bool(UnpicklerFrame.TryFill(o, state));
        }
        catch (PickleFormatException e)
        {
            return ts.Raise(PickleModule.UnpicklingError, e.Message);
        }
    }
}
