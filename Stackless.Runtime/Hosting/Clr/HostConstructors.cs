// What calling the class of a .NET type does: a constructor that the arguments fit; of a delegate type a delegate for a callable; of an array type an array of a length or
// of elements; of an enum the member with a number. A Python class below one makes an object of a type of its own (HostSubclasses).
using System.Reflection;

namespace Stackless.Runtime;

static class HostConstructors
{
    public static void Fill(HostClasses classes, PyType made, Type type)
    {
        var names = made.Namespace;
        var constructors = type.GetConstructors();
        var maker = SpecialMaker(classes, type);
        var group = maker is null ? new HostMethod(classes, HostNames.Of(type), "__new__", [.. constructors.Select(c => new HostOverload(c))]) : null;
        names.Set("__new__", new Value(new HostOperation("__new__", maker ?? Constructor(classes, type, group!), true)
        {
            Class = made,
            Constructors = type.IsInterface || type.IsAbstract ? null : group,
            HasZero = type.IsValueType,
        }));
        if (constructors.Length > 0)
        {
            names.Set("__doc__", Value.Str(string.Join('\n', constructors.Select(HostNames.Of))));
        }
    }

    // Of what has no constructors that are its own to call.
    static Func<ThreadState, Value[], PyStr[], Value>? SpecialMaker(HostClasses classes, Type type) =>
        type.IsSubclassOf(typeof(Delegate)) && !type.IsAbstract ? (ts, arguments, keywords) => OfDelegate(ts, classes, type, arguments)
        : type.IsArray ? (ts, arguments, keywords) => OfArray(ts, classes, type, arguments)
        : type.IsEnum ? (ts, arguments, keywords) => OfEnum(ts, classes, type, arguments)
        : IsNumber(type) ? (ts, arguments, keywords) => OfNumber(ts, classes, type, arguments)
        : null;

    static Func<ThreadState, Value[], PyStr[], Value> Constructor(HostClasses classes, Type type, HostMethod group) =>
        (ts, arguments, keywords) =>
        {
            if (arguments[0].Object is not PyType asked)
            {
                return ts.Raise(BuiltinTypes.TypeError, $"{HostNames.Of(type)}.__new__() is called with a class");
            }
            var given = arguments[1..];
            if (classes.TypeOf(asked) is null)
            {
                return type.IsAssignableTo(typeof(Exception))
                    ? OfException(ts, classes, asked, group, given, keywords)
                    : HostSubclasses.Make(ts, classes, asked, given, keywords);
            }
            return type.IsInterface || type.IsAbstract
                ? ts.Raise(BuiltinTypes.TypeError, $"{HostNames.Of(type)} is {(type.IsInterface ? "an interface" : type.IsSealed ? "static" : "abstract")}: there are no objects of it itself")
                : given.Length == 0 && type.IsValueType ? classes.Wrap(Activator.CreateInstance(type)!)
                : group.Call(ts, given, keywords);
        };

    static bool IsNumber(Type type) => type.IsPrimitive || type == typeof(Half) || type == typeof(Int128) || type == typeof(UInt128);

    // The Python class's own exception, for the .NET one that is made. What its __init__ takes need not be what a constructor takes: then that is made when __init__ says of what.
    static Value OfException(ThreadState ts, HostClasses classes, PyType asked, HostMethod group, Value[] given, PyStr[] keywords)
    {
        var bound = asked.Find(Slot.Init).Object is PyFunction
            ? HostOverloads.Choose(ts, classes, group, given, keywords, isQuiet: true) ?? HostOverloads.Choose(ts, classes, group, [], [], isQuiet: true)
            : null;
        bound ??= HostOverloads.Choose(ts, classes, group, given, keywords);
        return bound is null ? default : new Value(HostErrors.Wrap(classes, (Exception)bound.Create(), asked));
    }

    /// <summary><c>Exception.__init__</c>, as a Python class below one calls it from its own: .NET's exception is another then, made of these arguments.</summary>
    public static Value InitException(ThreadState ts, HostClasses classes, Value[] arguments, PyStr[] keywords)
    {
        if (arguments.Length < 2 || arguments[0].Object is not PyBaseException error || error.Type.Find(Slot.Init).Object is not PyFunction)
        {
            return Value.None;
        }
        var type = error.Type.Mro.Select(classes.TypeOf).OfType<Type>().First();
        var group = new HostMethod(classes, HostNames.Of(type), "__init__", [.. type.GetConstructors().Select(c => new HostOverload(c))]);
        if (HostOverloads.Choose(ts, classes, group, arguments[1..], keywords) is not { } bound)
        {
            return default;
        }
        HostErrors.Become(error, (Exception)bound.Create());
        return Value.None;
    }

    // A number of .NET's is one of Python's: the call says whether it would fit.
    static Value OfNumber(ThreadState ts, HostClasses classes, Type type, Value[] arguments)
    {
        var doesNotFit = false;
        return arguments.Length == 1 ? classes.ToPython(Activator.CreateInstance(type))
            : arguments.Length == 2 && HostArgument.Try(classes, arguments[1], type, out var number, out _, ref doesNotFit) && number is not null ? classes.ToPython(number)
            : ts.Raise(doesNotFit ? BuiltinTypes.OverflowError : BuiltinTypes.TypeError, doesNotFit ? $"the number does not fit into {HostNames.Of(type)}"
                : $"{HostNames.Of(type)}(x) takes what a {HostNames.Of(type)} may be{(arguments.Length == 2 ? $", not this '{arguments[1].Type.Name}'" : "")}");
    }

    static Value OfDelegate(ThreadState ts, HostClasses classes, Type type, Value[] arguments)
    {
        if (arguments.Length != 2 || !Calling.IsCallable(arguments[1]))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"{HostNames.Of(type)}(f) takes one callable");
        }
        var target = HostClasses.TargetOf(arguments[1]) as Delegate;
        return classes.Wrap(target is not null
            ? type.IsInstanceOfType(target) ? target : Delegate.CreateDelegate(type, target, "Invoke")
            : PythonDelegate.Of(classes.Interpreter, arguments[1], type, keepsObjects: true));
    }

    static Value OfArray(ThreadState ts, HostClasses classes, Type type, Value[] arguments)
    {
        var element = type.GetElementType()!;
        if (arguments.Length == 2 && arguments[1].IsInt)
        {
            return classes.Wrap(Array.CreateInstance(element, arguments[1].Bits));
        }
        if (arguments.Length == 2 && HostClasses.TargetOf(arguments[1]) is System.Collections.IEnumerable items)
        {
            var copy = items.Cast<object?>().ToArray();
            var made = Array.CreateInstance(element, copy.Length);
            copy.CopyTo(made, 0);
            return classes.Wrap(made);
        }
        return arguments.Length == 2 && FromPython.Try(classes.Interpreter, arguments[1], type, out var array) && array is not null
            ? classes.Wrap(array)
            : ts.Raise(BuiltinTypes.TypeError, $"{HostNames.Of(type)} is made of a length or of its elements");
    }

    static Value OfEnum(ThreadState ts, HostClasses classes, Type type, Value[] arguments)
    {
        var doesNotFit = false;
        return arguments.Length == 1 ? classes.Wrap(Activator.CreateInstance(type)!)
            : arguments.Length == 2 && arguments[1].IsInt && HostArgument.Try(classes, arguments[1], Enum.GetUnderlyingType(type), out var number, out _, ref doesNotFit)
                ? classes.Wrap(Enum.ToObject(type, number!))
            : arguments.Length == 2 && arguments[1].Object is PyStr name && Enum.TryParse(type, name.Text, out var member) ? classes.Wrap(member!)
            : ts.Raise(BuiltinTypes.ValueError, $"{HostNames.Of(type)} has no such member");
    }
}
