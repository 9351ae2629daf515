// What only the pickle of a program that moves to another process calls (MovedProgram): classes, and what stands in them, by value.
namespace Stackless.Runtime;

static partial class StacklessPickleModule
{
    static readonly PyStr SlotsKey = PyStr.Intern("__slots__"), QualifiedNameKey = PyStr.Intern("__qualname__"), NewKey = PyStr.Intern("__new__");

    /// <summary>A class whose namespace comes with BUILD.</summary>
    [PyFunction("class")]
    internal static Value Class(ThreadState ts, PyType metaclass, PyStr name, PyStr qualifiedName, PyTuple bases, Value slots)
    {
        var body = new PyDict();
        body.Set(QualifiedNameKey, new Value(qualifiedName));
        if (!slots.IsEnd)
        {
            body.Set(SlotsKey, slots);
        }
        return ObjectsModule.CreateType(ts, metaclass, name, bases, body);
    }

    /// <summary>An instance as the built-in type below its class makes one: no code of the class runs.</summary>
    [PyFunction("instance")]
    internal static Value Instance(ThreadState ts, PyType type, params Value[] arguments)
    {
        if (type.IsBuiltIn)
        {
            return ts.Raise(PickleModule.UnpicklingError, "the pickle's class is not one");
        }
        return type.Layout == BuiltinTypes.Object
            ? new Value(type.Allocate())
            : ts.Then(AttributeLookup.Load(ts, new Value(type.Layout), NewKey), InstanceReady, new Value(type), new Value(new PyTuple(arguments)));
    }

    static readonly unsafe Continuation InstanceReady = new("_stackless.instance", &CallNew);

    static Value CallNew(ThreadState ts, Value make, Value type, Value arguments, Value c) => make.Object.Call(ts, [type, .. ((PyTuple)arguments.Object).Items], []);

    [PyFunction("exception")]
    internal static Value Exception(ThreadState ts, PyType type, PyTuple arguments) => type.IsException
        ? new Value(PyBaseException.Create(type, arguments.Items))
        : ts.Raise(PickleModule.UnpicklingError, "the pickle's exception is not one");

    /// <summary>Its __del__ was called in the process that it comes from.</summary>
    [PyFunction("told")]
    internal static void Told(ThreadState ts, Value o) => ts.Interpreter.Finalization.TakeAsTold(o.Object);

    /// <summary>The hooks of its thread know the asynchronous generator; the one for its death, or None.</summary>
    [PyFunction("begun")]
    internal static void Begun(ThreadState ts, PyGenerator generator, Value hook)
    {
        generator.HasBegun = true;
        if (!hook.IsNone)
        {
            ts.Interpreter.Finalization.Watch(generator, hook);
        }
    }

    [PyFunction("property")]
    internal static Value Property(Value getter, Value setter, Value deleter, Value doc) => new(new PyProperty(getter, setter, deleter) { Doc = doc });

    [PyFunction("staticmethod")]
    internal static Value StaticMethod(Value function) => new(new PyStaticMethod(function));

    [PyFunction("classmethod")]
    internal static Value ClassMethod(Value function) => new(new PyClassMethod(function));

    /// <summary>The slot of that name, which the class has made itself.</summary>
    [PyFunction("member")]
    internal static Value Member(ThreadState ts, PyType owner, PyStr name) => owner.Attributes.GetOrNull(name) is { Object: PyMember } member
        ? member
        : ts.Raise(PickleModule.UnpicklingError, "the pickle's slot is not one");
}
