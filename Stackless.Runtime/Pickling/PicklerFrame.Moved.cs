// What a program that moves to another process takes along by value, and no other pickle does: its own classes and what stands in them. Objects
// of its own classes are taken as they are, whatever hooks the classes have or inherit: none of the program's code may run meanwhile.
namespace Stackless.Runtime;

sealed partial class PicklerFrame
{
    static readonly PyStr ClassMaker = PyStr.Intern("class"), InstanceMaker = PyStr.Intern("instance"), ExceptionMaker = PyStr.Intern("exception"), PropertyMaker = PyStr.Intern("property");
    static readonly PyStr StaticMethodMaker = PyStr.Intern("staticmethod"), ClassMethodMaker = PyStr.Intern("classmethod"), MemberMaker = PyStr.Intern("member");
    static readonly PyStr DictName = PyStr.Intern("__dict__"), WeakReferenceName = PyStr.Intern("__weakref__"), SlotsName = PyStr.Intern("__slots__");

    /// <summary>Null: not one of these.</summary>
    bool? SaveMoved(ThreadState ts, MovedProgram moved, Value v, ref Value value)
    {
        switch (v.Object)
        {
            case PyFunction { Code.ModuleName: "<text>" } or Code { ModuleName: "<text>" }:
                return Fail(ts, BuiltinTypes.TypeError, "cannot move code that was compiled from text", out value);
            case PyType { IsBuiltIn: false } type when moved.IsOwn(type.ModuleText) || !ReferenceEquals(PickledNames.Find(ts.Interpreter, type.ModuleText, type.QualifiedText).Object, type):
                SaveClass(type);
                return true;
            case PyPickleBuffer:
                return Fail(ts, BuiltinTypes.TypeError, "cannot move a PickleBuffer", out value);
            case PyProperty { Type.IsBuiltIn: true } property:
                PushMade(property, PropertyMaker, property.Getter, property.Setter, property.Deleter, property.Doc);
                return true;
            case PyStaticMethod { Type.IsBuiltIn: true } method:
                PushMade(method, StaticMethodMaker, method.Function);
                return true;
            case PyClassMethod { Type.IsBuiltIn: true } method:
                PushMade(method, ClassMethodMaker, method.Function);
                return true;
            case PyMember member:
                PushMade(member, MemberMaker, new Value(member.Owner), new Value(member.Name));
                return true;
            case PyBaseException { Type.IsBuiltIn: false } exception when moved.IsOwn(exception.Type.ModuleText):
                PushDefaultState(exception);
                if (exception.HasCircumstances)
                {
                    PushCircumstances(exception);
                }
                PushMade(exception, ExceptionMaker, new Value(exception.Type), new Value(exception.Args));
                return true;
            case Tasklet or Channel or PyType:
                return null;
            case { Type: { IsBuiltIn: false } type } o when HasOwnHook(moved, type) || moved.IsOwn(type.ModuleText) && CanMakeAgain(v, type.Layout, new Reduction(v)):
                return SaveAsItIs(ts, o, ref value);
            default:
                return null;
        }
    }

    static bool HasOwnHook(MovedProgram moved, PyType type)
    {
        foreach (var name in (PyStr[])[ReduceExName, ReduceName, GetStateName, GetNewArgsName, GetNewArgsExName, NewName, SetStateName])
        {
            var hook = type.Lookup(name).Object;
            if ((hook is PyStaticMethod wrapped ? wrapped.Function.Object : hook) is PyFunction function && moved.IsOwn(function.Code.ModuleName))
            {
                return true;
            }
        }
        return false;
    }

    static readonly PyStr NewName = PyStr.Intern("__new__"), SetStateName = PyStr.Intern("__setstate__");

    bool SaveAsItIs(ThreadState ts, PyObject o, ref Value value)
    {
        var reduction = new Reduction(new Value(o)) { Class = new Value(o.Type), HasDefaultState = true };
        if (!CanMakeAgain(new Value(o), o.Type.Layout, reduction))
        {
            return Fail(ts, BuiltinTypes.TypeError, $"cannot pickle '{o.Type.MessageName}' object", out value);
        }
        reduction.Callable = PickledNames.Find(ts.Interpreter, InternalName.Text, InstanceMaker.Text);
        reduction.Arguments = PyTuple.Of([new Value(o.Type), .. reduction.Arguments.Items]);
        PushReduction(reduction);
        return true;
    }

    // class(metaclass, name, qualified name, bases, slots), then its namespace: a method may well refer to the class.
    void SaveClass(PyType type)
    {
        var members = new PyDict();
        var slots = Value.End;
        foreach (var (key, item) in type.Namespace.Pairs())
        {
            if (key.Object is not PyStr name)
            {
                continue;
            }
            if (name.Equals(SlotsName))
            {
                slots = item;
            }
            else if (!(item.Object is PyMember member && ReferenceEquals(member.Owner, type)) && !name.Equals(DictName) && !name.Equals(WeakReferenceName))
            {
                members.Set(name, item);
            }
        }
        PushEmit(PickleOpcode.Build);
        Push(PickleStep.Save, new Value(members));
        PushMade(type, ClassMaker, new Value(type.Type), Value.Str(type.Name), Value.Str(type.QualifiedText),
            new Value(PyTuple.Of(Array.ConvertAll(type.Bases, b => new Value(b)))), slots);
    }
}
