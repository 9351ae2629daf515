// A Python object in C#'s hands: with its interpreter, so that it can be used by itself. `dynamic` means Python's own attributes, calls, items and operators. The
// classes that the compiler generates for Python classes derive from it. An object has one of these while somebody has it, and back in Python it is itself.
using System.Collections;
using System.ComponentModel;
using System.Dynamic;
using System.Linq.Expressions;

namespace Stackless.Hosting;

/// <summary>A Python object: call it, read and write its attributes and items, compare it; or use it as <c>dynamic</c>, which does the same in C#'s words.</summary>
public class PythonObject : DynamicObject
{
    Value value;

    // Of a class that C# derives from a generated one: that which its Python object is of.
    PyType? derived;

    internal PythonObject(Interpreter interpreter, Value value)
    {
        Interpreter = interpreter;
        this.value = value;
    }

    /// <summary>For generated classes: the object that was made, or is to be seen as one of theirs.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected PythonObject(ExportedObject exported)
    {
        Interpreter = exported.Interpreter;
        exported.Give(this);
    }

    /// <summary>The Python object that it stands for, once that is there.</summary>
    internal void Become(Value made, bool isDerived)
    {
        value = made;
        derived = isDerived ? made.Type : null;
    }

    /// <summary>Where it lives: what is done with it is done there.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Interpreter Interpreter { get; }

    internal Value Value => value;

    /// <summary>C# overrides a member, and calls that of the base class.</summary>
    internal bool Overrides(Export export) => derived is not null && !export.IsOfInterface && Overrides(export.Last);

    bool Overrides(PyStr name) => derived is not null && derived.Attributes.ContainsKey(name);

    /// <summary>Calls it.</summary>
    /// <returns>The result, as the natural .NET value.</returns>
    /// <exception cref="PythonException">It raised, or is not callable.</exception>
    public object? Call(params object?[] arguments) => CallNamed(null, arguments, []);

    /// <summary>Calls a method of it.</summary>
    /// <returns>The result, as the natural .NET value.</returns>
    /// <exception cref="PythonException">It raised, or there is none of that name.</exception>
    public object? CallMethod(string method, params object?[] arguments) => CallNamed(method, arguments, []);

    /// <summary>Reads an attribute.</summary>
    /// <exception cref="PythonException">There is none of that name (AttributeError), or reading it raised.</exception>
    public object? GetAttr(string name) => Natural("getattr", value, Value.Str(name));

    /// <summary>Is there an attribute of that name?</summary>
    public bool HasAttr(string name) => Interpreter.CallBuiltin("hasattr", value, Value.Str(name)).IsTrue;

    /// <summary>Sets an attribute.</summary>
    /// <exception cref="PythonException">It cannot be set.</exception>
    public void SetAttr(string name, object? attribute) => Interpreter.CallBuiltin("setattr", value, Value.Str(name), In(attribute));

    /// <summary>The value as a .NET type: what docs/csharp.md has for annotations, any delegate type for a callable, any number type that it fits into.</summary>
    /// <exception cref="InvalidCastException">It is not of that type.</exception>
    /// <exception cref="OverflowException">It is an int that does not fit.</exception>
    public T As<T>()
    {
        using var visit = new Visit(Interpreter, default);
        return FromPython.Try(Interpreter, value, typeof(T), out var result) && (result is not null || default(T) is null)
            ? (T)result!
            : throw new InvalidCastException($"a Python {value.Type.Name} is not a {ClrNames.Of(typeof(T))}");
    }

    /// <summary>What <c>repr()</c> says.</summary>
    public string Repr() => Text("repr");

    /// <summary>What <c>str()</c> says.</summary>
    public override string ToString() => derived is not null && PyStr.Intern("__str__") is var name && Overrides(name) ? BaseText(name) : Text("str");

    /// <summary>Python's <c>==</c>.</summary>
    public override bool Equals(object? other) => ReferenceEquals(this, other) || other is not null && Truth(Operate("eq", other));

    // C# asks no dynamic object what == means, but its class.

    /// <summary>Python's <c>==</c>.</summary>
    public static bool operator ==(PythonObject? a, object? b) => a is null ? b is null : a.Equals(b);

    /// <summary>Python's <c>==</c>, the other way round.</summary>
    public static bool operator !=(PythonObject? a, object? b) => !(a == b);

    /// <summary>Python's <c>hash()</c>.</summary>
    /// <exception cref="PythonException">It has none (TypeError).</exception>
    public override int GetHashCode() => Interpreter.CallBuiltin("hash", value).Bits.GetHashCode();

    /// <summary>Iterates over it as <c>for</c> does; each element as the natural .NET value.</summary>
    public IEnumerator<object?> GetEnumerator() => Elements().GetEnumerator();

    IEnumerable<object?> Elements() => FromPython.Try(Interpreter, value, typeof(IEnumerable<object?>), out var items)
        ? (IEnumerable<object?>)items!
        : throw new InvalidCastException($"a Python {value.Type.Name} cannot be iterated");

    // ---- what generated classes are made of --------------------------------------------------------------------------------

    internal Value In(object? argument) => ToPython.Of(Interpreter, argument);

    internal Value Operate(string name, params object?[] operands) =>
        Interpreter.CallPrelude(PreludeNames.Operate, [Value.Str(name), value, .. operands.Select(In)]);

    internal Value OperateOn(string name, object? operand) => Interpreter.CallPrelude(PreludeNames.Operate, [Value.Str(name), In(operand), value]);

    bool Truth(Value result) => Interpreter.CallBuiltin("bool", result).IsTrue;

    string Text(string function) => ((PyStr)Interpreter.CallBuiltin(function, value).Object).Text;

    string BaseText(PyStr member)
    {
        using var visit = new Visit(Interpreter, default);
        return ((PyStr)visit.Call(Interpreter.BaseMember(visit, this, member).Object, [], []).Object).Text;
    }

    object? Natural(string function, params Value[] arguments)
    {
        using var visit = new Visit(Interpreter, default);
        return FromPython.Natural(Interpreter, visit.Call(Interpreter.Builtin(function).Object, arguments, []));
    }

    object? CallNamed(string? method, object?[] arguments, IReadOnlyCollection<string> names)
    {
        using var visit = new Visit(Interpreter, default);
        var callee = method is null ? value : visit.Call(Interpreter.Builtin("getattr").Object, [value, Value.Str(method)], []);
        return FromPython.Natural(Interpreter, visit.Call(callee.Object, Array.ConvertAll(arguments, In), [.. names.Select(PyStr.Intern)]));
    }

    object? Item(object?[] indexes, string function, params Value[] more)
    {
        using var visit = new Visit(Interpreter, default);
        var index = indexes is [var single] ? In(single) : new Value(PyTuple.Of(Array.ConvertAll(indexes, In)));
        return FromPython.Natural(Interpreter, visit.Call(Interpreter.Prelude.Function(PreludeNames.Operate), [Value.Str(function), value, index, .. more], []));
    }

    // ---- dynamic -----------------------------------------------------------------------------------------------------------

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool TryGetMember(GetMemberBinder binder, out object? result)
    {
        result = GetAttr(binder.Name);
        return true;
    }

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool TrySetMember(SetMemberBinder binder, object? value)
    {
        SetAttr(binder.Name, value);
        return true;
    }

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool TryInvokeMember(InvokeMemberBinder binder, object?[]? args, out object? result)
    {
        result = CallNamed(binder.Name, args ?? [], binder.CallInfo.ArgumentNames);
        return true;
    }

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool TryInvoke(InvokeBinder binder, object?[]? args, out object? result)
    {
        result = CallNamed(null, args ?? [], binder.CallInfo.ArgumentNames);
        return true;
    }

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool TryGetIndex(GetIndexBinder binder, object[] indexes, out object? result)
    {
        result = Item(indexes, "getitem");
        return true;
    }

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool TrySetIndex(SetIndexBinder binder, object[] indexes, object? value)
    {
        Item(indexes, "setitem", In(value));
        return true;
    }

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool TryBinaryOperation(BinaryOperationBinder binder, object? arg, out object? result)
    {
        var name = NameOf(binder.Operation);
        result = name is null ? null : FromPython.Natural(Interpreter, Operate(name, arg));
        return name is not null;
    }

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool TryUnaryOperation(UnaryOperationBinder binder, out object? result)
    {
        result = binder.Operation is ExpressionType.IsTrue or ExpressionType.IsFalse
            ? Truth(value) == (binder.Operation == ExpressionType.IsTrue)
            : NameOf(binder.Operation) is { } name ? FromPython.Natural(Interpreter, Operate(name)) : null;
        return result is not null;
    }

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override bool TryConvert(ConvertBinder binder, out object? result)
    {
        if (binder.Type == typeof(IEnumerable))
        {
            // foreach over what is dynamic. No object says of itself that it can be iterated unless its class does: others would take it for a list of something.
            result = Elements();
            return true;
        }
        using var visit = new Visit(Interpreter, default);
        return FromPython.Try(Interpreter, value, binder.Type, out result);
    }

    /// <inheritdoc/>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public override IEnumerable<string> GetDynamicMemberNames()
    {
        using var visit = new Visit(Interpreter, default);
        return FromPython.To<IReadOnlyList<string>>(Interpreter, visit.Call(Interpreter.Builtin("dir").Object, [value], []), "dir() is to return");
    }

    // As the module operator calls them.
    static string? NameOf(ExpressionType operation) => operation switch
    {
        ExpressionType.Add or ExpressionType.AddAssign => operation == ExpressionType.Add ? "add" : "iadd",
        ExpressionType.Subtract => "sub",
        ExpressionType.SubtractAssign => "isub",
        ExpressionType.Multiply => "mul",
        ExpressionType.MultiplyAssign => "imul",
        ExpressionType.Divide => "truediv",
        ExpressionType.DivideAssign => "itruediv",
        ExpressionType.Modulo => "mod",
        ExpressionType.ModuloAssign => "imod",
        ExpressionType.And => "and_",
        ExpressionType.AndAssign => "iand",
        ExpressionType.Or => "or_",
        ExpressionType.OrAssign => "ior",
        ExpressionType.ExclusiveOr => "xor",
        ExpressionType.ExclusiveOrAssign => "ixor",
        ExpressionType.LeftShift => "lshift",
        ExpressionType.LeftShiftAssign => "ilshift",
        ExpressionType.RightShift => "rshift",
        ExpressionType.RightShiftAssign => "irshift",
        ExpressionType.Equal => "eq",
        ExpressionType.NotEqual => "ne",
        ExpressionType.LessThan => "lt",
        ExpressionType.LessThanOrEqual => "le",
        ExpressionType.GreaterThan => "gt",
        ExpressionType.GreaterThanOrEqual => "ge",
        ExpressionType.Negate => "neg",
        ExpressionType.UnaryPlus => "pos",
        ExpressionType.OnesComplement => "invert",
        ExpressionType.Not => "not_",
        _ => null,
    };
}
