// A .NET delegate in Python's hands: called with what its parameters take, converted as ToPython and FromPython say. It runs to its end on the caller's OS
// thread; what it throws is a Python exception (HostErrors). A call back into the interpreter from it is a call from inside of a call.
using System.Reflection;

namespace Stackless.Runtime;

[PyType("Delegate", Module = "System", IsHidden = true)]
public sealed partial class PyHostFunction(Delegate target) : PyObject(ShapeIds.HostFunction)
{
    readonly ParameterInfo[] parameters = target.GetType().GetMethod("Invoke")!.GetParameters();
    readonly DelegateCall? direct = DelegateCall.Of(target);

    /// <summary>The delegate.</summary>
    public Delegate Target { get; } = target;

    public override Value Call(ThreadState ts, Value[] arguments, PyStr[] keywords)
    {
        try
        {
            return Invoke(ts, arguments, keywords);
        }
        catch (Exception thrown)
        {
            return HostErrors.Raise(ts, thrown);
        }
    }

    public override Value Call0(ThreadState ts) => Call(ts, [], []);

    public override Value Call1(ThreadState ts, Value a)
    {
        try
        {
            return direct?.Call(ts, a) is { IsNull: false } result ? result : Invoke(ts, [a], []);
        }
        catch (Exception thrown)
        {
            return HostErrors.Raise(ts, thrown);
        }
    }

    public override Value Call2(ThreadState ts, Value a, Value b)
    {
        try
        {
            return direct?.Call(ts, a, b) is { IsNull: false } result ? result : Invoke(ts, [a, b], []);
        }
        catch (Exception thrown)
        {
            return HostErrors.Raise(ts, thrown);
        }
    }

    public override Value Call3(ThreadState ts, Value a, Value b, Value c) => Call(ts, [a, b, c], []);
    public override Value Call4(ThreadState ts, Value a, Value b, Value c, Value d) => Call(ts, [a, b, c, d], []);

    Value Invoke(ThreadState ts, Value[] arguments, PyStr[] keywords)
    {
        if (keywords.Length > 0)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"{Name}() takes no keyword arguments");
        }
        var required = parameters.Count(p => !p.IsOptional);
        if (arguments.Length < required || arguments.Length > parameters.Length)
        {
            var number = required == parameters.Length ? $"{required}" : $"{required} to {parameters.Length}";
            return ts.Raise(BuiltinTypes.TypeError, $"{Name}() takes {number} positional argument{(number == "1" ? "" : "s")} but {arguments.Length} {(arguments.Length == 1 ? "was" : "were")} given");
        }
        var converted = new object?[parameters.Length];
        for (var i = 0; i < converted.Length; i++)
        {
            if (i >= arguments.Length)
            {
                converted[i] = parameters[i].DefaultValue;
            }
            else if (!FromPython.Try(ts.Interpreter, arguments[i], parameters[i].ParameterType, out converted[i]))
            {
                return ts.Raise(BuiltinTypes.TypeError, $"{Name}() takes {ClrNames.Of(parameters[i].ParameterType)} as argument {i + 1}, not '{arguments[i].Type.MessageName}'");
            }
        }
        return ToPython.Of(ts.Interpreter, Target.DynamicInvoke(converted));
    }

    string Name => Target.Method.Name.StartsWith('<') ? "delegate" : Target.Method.Name;

    [PyMethod("__repr__")]
    public string Repr() => $"<delegate {ClrNames.Of(Target.GetType())}>";

    [PyMethod("__call__")]
    public Value CallMethod(ThreadState ts, Value[] rest) => Call(ts, rest, []);

    [PyMethod("__eq__")]
    public Value Eq(Value other) => other.Object is PyHostFunction o ? Value.Bool(Target.Equals(o.Target)) : Value.NotImplemented;

    [PyMethod("__hash__")]
    public long Hash() => Target.GetHashCode();

    [PyMethod("__reduce__")]
    public Value Reduce(ThreadState ts) => ts.Raise(BuiltinTypes.TypeError, "a .NET delegate cannot be pickled");
}
