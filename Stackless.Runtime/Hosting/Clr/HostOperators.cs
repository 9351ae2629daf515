// Operators and indexers of a .NET type as special methods. An operator that no overload of fits is NotImplemented, so that the other operand is asked.
using System.Collections;
using System.Reflection;

namespace Stackless.Runtime;

static class HostOperators
{
    static readonly (string Clr, string Python, string? Reflected)[] binary =
    [
        ("op_Addition", "__add__", "__radd__"), ("op_Subtraction", "__sub__", "__rsub__"), ("op_Multiply", "__mul__", "__rmul__"),
        ("op_Division", "__truediv__", "__rtruediv__"), ("op_Modulus", "__mod__", "__rmod__"), ("op_BitwiseAnd", "__and__", "__rand__"),
        ("op_BitwiseOr", "__or__", "__ror__"), ("op_ExclusiveOr", "__xor__", "__rxor__"), ("op_LeftShift", "__lshift__", null), ("op_RightShift", "__rshift__", null),
        ("op_LessThan", "__lt__", null), ("op_LessThanOrEqual", "__le__", null), ("op_GreaterThan", "__gt__", null), ("op_GreaterThanOrEqual", "__ge__", null),
        ("op_Equality", "__eq__", null), ("op_Inequality", "__ne__", null),
    ];

    static readonly (string Clr, string Python)[] unary =
    [
        ("op_UnaryNegation", "__neg__"), ("op_UnaryPlus", "__pos__"), ("op_OnesComplement", "__invert__"), ("op_True", "__bool__"),
    ];

    public static void Fill(HostClasses classes, PyDict names, Type type)
    {
        AddIndexers(classes, names, type);
        if (type.IsInterface)
        {
            return;
        }
        var operators = type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy)
            .Where(m => m.IsSpecialName && m.Name.StartsWith("op_", StringComparison.Ordinal)).ToLookup(m => m.Name);
        foreach (var (clr, python, reflected) in binary)
        {
            if (operators[clr].Any())
            {
                var group = Group(classes, type, clr, operators[clr]);
                names.Set(python, new Value(new HostOperation(python, (ts, arguments, keywords) => Apply(ts, group, python, arguments), false)));
                if (reflected is not null)
                {
                    names.Set(reflected, new Value(new HostOperation(reflected, (ts, arguments, keywords) =>
                        arguments.Length == 2 ? group.TryCall(ts, [arguments[1], arguments[0]]) : Value.NotImplemented, false)));
                }
            }
        }
        foreach (var (clr, python) in unary)
        {
            if (operators[clr].Any())
            {
                names.Set(python, new Value(Group(classes, type, clr, operators[clr]).AsOperation(python)));
            }
        }
    }

    static Value Apply(ThreadState ts, HostMethod group, string python, Value[] arguments)
    {
        var result = group.TryCall(ts, arguments);
        // Equal is what Equals says, where the operator is for other types.
        return result.IsNotImplemented && python == "__eq__" && arguments is [{ Object: PyHostObject a }, { Object: PyHostObject b }] ? Value.Bool(a.Target.Equals(b.Target)) : result;
    }

    static HostMethod Group(HostClasses classes, Type type, string name, IEnumerable<MethodInfo> methods) =>
        new(classes, HostNames.Of(type), name, [.. methods.Select(m => new HostOverload(m))]);

    static void AddIndexers(HostClasses classes, PyDict names, Type type)
    {
        var indexers = type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length > 0).ToArray();
        if (!Array.Exists(indexers, p => p.DeclaringType == type))
        {
            return;
        }
        Add("__getitem__", indexers.Select(p => p.GetMethod));
        Add("__setitem__", indexers.Select(p => p.SetMethod));

        void Add(string python, IEnumerable<MethodInfo?> accessors)
        {
            if (accessors.OfType<MethodInfo>().Where(m => m.IsPublic).ToArray() is { Length: > 0 } found)
            {
                var group = Group(classes, type, python, found);
                names.Set(python, new Value(new HostOperation(python, (ts, arguments, keywords) =>
                    arguments is [{ Object: PyHostObject { Target: IList list } }, { Object: PySlice slice }] && python == "__getitem__" ? HostProtocols.Slice(ts, classes, list, slice) : Call(ts, group, Spread(arguments)), false)));
            }
        }
    }

    static Value Call(ThreadState ts, HostMethod group, Value[] arguments) => arguments.Length switch
    {
        2 => group.Call2(ts, arguments[0], arguments[1]),
        3 => group.Call3(ts, arguments[0], arguments[1], arguments[2]),
        _ => group.Call(ts, arguments, []),
    };

    // x[a, b] has two indices; one below zero counts from the end.
    static Value[] Spread(Value[] arguments)
    {
        if (arguments is [var self, { Object: PyTuple tuple }, .. var rest])
        {
            return [self, .. tuple.Items, .. rest];
        }
        if (arguments is [{ Object: PyHostObject { Target: IList list } }, { IsInt: true, Bits: < 0 } index, ..])
        {
            arguments[1] = Value.Int(index.Bits + list.Count);
        }
        return arguments;
    }
}
