// The m of a call o.m(f()): looked up on o's class before the arguments are evaluated, as Python's order of evaluation asks, and kept apart
// from o, so that no bound method is made. One per attribute entry. Lives only in temporaries of compiled code, between the operations
// LoadMethod and CallLoaded; a program never sees it, but a tasklet that is pickled while it evaluates the arguments does hold one.
namespace Stackless.Runtime;

[PyType("loaded_method", IsHidden = true)]
public sealed partial class LoadedMethod : PyObject, IEntryHolder
{
    /// <summary>Called with the object as first argument.</summary>
    internal readonly PyObject Function;

    /// <summary>The compiled body of <see cref="Function"/> if it takes exactly <see cref="BodyArity"/> arguments, the object included.</summary>
    internal IntPtr Body;
    internal readonly int BodyArity = -1;

    internal LoadedMethod(PyObject function) : base(ShapeIds.LoadedMethod)
    {
        Function = function;
        if (function is PyFunction { Code: { IsSimple: true } code, Replacement: null })
        {
            Body = code.Body;
            BodyArity = code.ParameterCount;
            code.Tell(this);
        }
    }

    void IEntryHolder.Follow(EvaluatedFunction function) => Body = function.EmittedBody;
}
