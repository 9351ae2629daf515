// A module's annotations (PEP 649): its body leaves a function __annotate__; __annotations__ calls it when first asked and keeps the dict.
// https://docs.python.org/3.14/reference/datamodel.html#module.__annotations__
namespace Stackless.Runtime;

public unsafe partial class PyModule
{
    static readonly PyStr AnnotationsKey = PyStr.Intern("__annotations__");
    static readonly PyStr AnnotateKey = PyStr.Intern("__annotate__");
    static readonly PyStr SpecKey = PyStr.Intern("__spec__");
    static readonly PyStr InitializingKey = PyStr.Intern("_initializing");
    static readonly Continuation AnnotationsReady = new("module.annotations", &KeepAnnotations);

    [PyGetter("__annotations__")]
    public Value AnnotationsAttribute(ThreadState ts)
    {
        if (Dictionary.TryGet(AnnotationsKey, out var known))
        {
            return known;
        }
        return Dictionary.TryGet(AnnotateKey, out var annotate) && Calling.IsCallable(annotate)
            ? ts.Then(annotate.Object.Call1(ts, Value.Int(1)), AnnotationsReady, new Value(this))
            : KeepAnnotations(ts, new Value(new PyDict()), new Value(this), default, default);
    }

    static Value KeepAnnotations(ThreadState ts, Value annotations, Value self, Value b, Value c)
    {
        if (annotations.Object is not PyDict)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"__annotate__ returned non-dict of type '{annotations.Type.MessageName}'");
        }
        var module = (PyModule)self.Object;
        if (!module.IsInitializing)
        {
            module.Dictionary.Set(AnnotationsKey, annotations);
        }
        return annotations;
    }

    // While its body runs, a module has not all its annotations yet: they are told, and not kept.
    bool IsInitializing => Dictionary.TryGet(SpecKey, out var spec) && AttributeStorage.Get(spec.Object, InitializingKey).IsTrue;

    [PySetter("__annotations__")]
    public Value SetAnnotations(ThreadState ts, Value value)
    {
        if (value.IsNull)
        {
            if (!Dictionary.Remove(AnnotationsKey))
            {
                return AttributeLookup.RaiseMissing(ts, new Value(this), AnnotationsKey);
            }
        }
        else
        {
            Dictionary.Set(AnnotationsKey, value);
        }
        Dictionary.Remove(AnnotateKey);
        return Value.None;
    }

    [PyGetter("__annotate__")]
    public Value AnnotateAttribute
    {
        get
        {
            if (!Dictionary.TryGet(AnnotateKey, out var annotate))
            {
                annotate = Value.None;
                Dictionary.Set(AnnotateKey, annotate);
            }
            return annotate;
        }
    }

    [PySetter("__annotate__")]
    public Value SetAnnotate(ThreadState ts, Value value)
    {
        if (value.IsNull)
        {
            return ts.Raise(BuiltinTypes.TypeError, "cannot delete __annotate__ attribute");
        }
        if (!value.IsNone && !Calling.IsCallable(value))
        {
            return ts.Raise(BuiltinTypes.TypeError, "__annotate__ must be callable or None");
        }
        Dictionary.Set(AnnotateKey, value);
        if (!value.IsNone)
        {
            Dictionary.Remove(AnnotationsKey);
        }
        return Value.None;
    }
}
