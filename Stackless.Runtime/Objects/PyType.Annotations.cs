// A class's annotations (PEP 649): its body leaves a function __annotate_func__; __annotations__ calls it when first asked and keeps the dict.
// Each class answers for itself: nothing is inherited.
// https://docs.python.org/3.14/reference/datamodel.html#type.__annotations__
namespace Stackless.Runtime;

public sealed unsafe partial class PyType
{
    static readonly PyStr AnnotationsKey = PyStr.Intern("__annotations__");
    static readonly PyStr AnnotationsCacheKey = PyStr.Intern("__annotations_cache__");
    static readonly PyStr AnnotateKey = PyStr.Intern("__annotate__");
    static readonly PyStr AnnotateFuncKey = PyStr.Intern("__annotate_func__");
    static readonly Continuation AnnotationsReady = new("type.annotations", &KeepAnnotations);

    [PyGetter("__annotations__")]
    public Value AnnotationsAttribute(ThreadState ts)
    {
        if (IsBuiltIn)
        {
            return AttributeLookup.RaiseMissing(ts, new Value(this), AnnotationsKey);
        }
        if (Namespace.TryGet(AnnotationsKey, out var known) || Namespace.TryGet(AnnotationsCacheKey, out known))
        {
            return known;
        }
        var annotate = AnnotateAttribute;
        return annotate.IsNone
            ? KeepAnnotations(ts, new Value(new PyDict()), new Value(this), default, default)
            : ts.Then(annotate.Object.Call1(ts, Value.Int(1)), AnnotationsReady, new Value(this));
    }

    static Value KeepAnnotations(ThreadState ts, Value annotations, Value self, Value b, Value c)
    {
        if (annotations.Object is not PyDict)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"__annotate__ returned non-dict of type '{annotations.Type.MessageName}'");
        }
        ((PyType)self.Object).Namespace.Set(AnnotationsCacheKey, annotations);
        return annotations;
    }

    [PySetter("__annotations__")]
    public Value SetAnnotations(ThreadState ts, Value value)
    {
        if (IsImmutable)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"cannot set '__annotations__' attribute of immutable type '{MessageName}'");
        }
        var wereThere = Namespace.Remove(AnnotationsKey) | Namespace.Remove(AnnotationsCacheKey);
        if (value.IsNull && !wereThere)
        {
            return ts.Raise(BuiltinTypes.AttributeError, "__annotations__");
        }
        if (!value.IsNull)
        {
            Namespace.Set(AnnotationsCacheKey, value);
        }
        Namespace.Remove(AnnotateKey);
        Namespace.Remove(AnnotateFuncKey);
        return Value.None;
    }

    [PyGetter("__annotate__")]
    public Value AnnotateAttribute =>
        !IsBuiltIn && (Namespace.TryGet(AnnotateKey, out var annotate) || Namespace.TryGet(AnnotateFuncKey, out annotate)) ? annotate : Value.None;

    [PySetter("__annotate__")]
    public Value SetAnnotate(ThreadState ts, Value value)
    {
        if (IsImmutable)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"cannot set '__annotate__' attribute of immutable type '{MessageName}'");
        }
        if (value.IsNull)
        {
            return ts.Raise(BuiltinTypes.TypeError, "cannot delete __annotate__ attribute");
        }
        if (!value.IsNone && !Calling.IsCallable(value))
        {
            return ts.Raise(BuiltinTypes.TypeError, "__annotate__ must be callable or None");
        }
        if (!value.IsNone)
        {
            Namespace.Remove(AnnotationsCacheKey);
        }
        Namespace.Remove(AnnotateKey);
        Namespace.Set(AnnotateFuncKey, value);
        return Value.None;
    }
}
