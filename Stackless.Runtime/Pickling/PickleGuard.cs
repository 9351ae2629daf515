// What a pickle that a stranger wrote may do. It names nothing but what was listed, calls only what it has named, changes only what it has made
// itself, and asks for no more than it was granted: bytes, time, and how deep and how heavy its objects are. The weight of an object is that of
// all its parts, each time they are used: two tuples of ten bytes each can stand for a tree that nobody can hash in his lifetime.
// Frames are made for listed code only, with the namespace of its own module. Their states and what lies in their slots is checked against the code for
// every pickle (UnpicklerFrame.Build).
// https://docs.python.org/3/library/pickle.html#restricting-globals
using System.Diagnostics;

namespace Stackless.Runtime;

/// <param name="names">Classes and functions, as "module.name".</param>
/// <param name="code">Whose functions may be under way: modules, or functions as "module.name".</param>
/// <param name="natives">Which operations of the runtime may be under way, by their names.</param>
sealed class PickleGuard(HashSet<string> names, HashSet<string> code, HashSet<string> natives)
{
    public required long MostBytes { get; init; }
    public required long MostDepth { get; init; }
    public required long MostWeight { get; init; }

    /// <summary>A timestamp.</summary>
    public required long Due { get; init; }

    /// <summary>CPython's limit for numbers that are written in decimal.</summary>
    public const int MostDigits = 4300;

    /// <summary>What every pickle of plain values and tasklets may name: types whose making runs nobody's code.</summary>
    static readonly HashSet<string> harmless =
    [
        "builtins.bool", "builtins.bytearray", "builtins.bytes", "builtins.complex", "builtins.dict", "builtins.float", "builtins.frozenset", "builtins.int", "builtins.list",
        "builtins.object", "builtins.range", "builtins.set", "builtins.slice", "builtins.str", "builtins.tuple", "builtins.getattr",
        "builtins.enumerate", "builtins.filter", "builtins.iter", "builtins.map", "builtins.reversed", "builtins.zip",
        "copyreg._reconstructor", "copyreg.__newobj__", "copyreg.__newobj_ex__", "collections.OrderedDict", "collections.deque",
        "stackless.tasklet", "stackless.channel", "stackless.bomb",
        "_stackless.async_step", "_stackless.cell", "_stackless.circumstances", "_stackless.code", "_stackless.coroutine_wrapper", "_stackless.dict_view", "_stackless.encode",
        "_stackless.end", "_stackless.ended_wait", "_stackless.frame", "_stackless.function", "_stackless.generator", "_stackless.identities", "_stackless.lock", "_stackless.namespace",
        "_stackless.native_frame", "_stackless.set_table", "_stackless.traceback", "_stackless.unbound",
    ];

    record struct Size(long Depth, long Weight);

    // By the object; what stands here was found and not made, and is not to be changed.
    readonly Dictionary<object, string> found = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<object, Size> sizes = new(ReferenceEqualityComparer.Instance);
    int steps;

    // What the call in progress finds rather than makes: its name.
    string? finds;

    static PickleFormatException Refuse(string what) => new($"the pickle {what}");

    /// <summary>Before each step.</summary>
    public void Step()
    {
        const int stepsBetweenLooks = 256;
        if (steps++ % stepsBetweenLooks == 0 && Stopwatch.GetTimestamp() > Due)
        {
            throw Refuse("takes longer than it may");
        }
    }

    // ---- names -----------------------------------------------------------------------------------------------------------------

    bool IsListedCode(string module, string qualifiedName) => code.Contains(module) || code.Contains($"{module}.{qualifiedName}");

    public void CheckName(string module, string qualifiedName)
    {
        var name = $"{module}.{qualifiedName}";
        if (!harmless.Contains(name) && !names.Contains(name) && !IsListedCode(module, qualifiedName))
        {
            throw Refuse($"names {name}, which is not listed");
        }
    }

    /// <summary>A name that may stand there means this.</summary>
    public void Found(string module, string qualifiedName, Value value)
    {
        if (!value.IsInt && !value.IsFloat)
        {
            found[value.Object] = $"{module}.{qualifiedName}";
        }
    }

    // ---- calls -----------------------------------------------------------------------------------------------------------------

    /// <summary>Before something is called, or an instance of it made.</summary>
    public void CheckCall(Interpreter interpreter, Value called, ReadOnlySpan<Value> arguments)
    {
        string? name;
        for (;;)
        {
            if (!found.TryGetValue(called.Object, out name))
            {
                throw Refuse($"calls {PickledNames.Describe(called.Object)}, which it has not named");
            }
            if (name is not ("copyreg._reconstructor" or "copyreg.__newobj__" or "copyreg.__newobj_ex__"))
            {
                break;
            }
            if (arguments.IsEmpty)
            {
                throw Refuse("makes an instance of nothing");
            }
            called = arguments[0];
            arguments = arguments[1..];
        }
        finds = name == "_stackless.namespace" ? "a module's namespace" : null;
        switch (name)
        {
            case "builtins.getattr":
                CheckAttribute(arguments);
                return;
            case "_stackless.namespace":
                if (arguments is not [{ Object: PyStr module }] || !code.Any(c => c == module.Text || c.StartsWith(module.Text + '.', StringComparison.Ordinal)))
                {
                    throw Refuse("uses a module of which no code is listed");
                }
                return;
            case "_stackless.code" or "_stackless.function":
                CheckFunction(interpreter, name, arguments);
                return;
            case "_stackless.frame" or "_stackless.traceback":
                if (arguments is not [{ Object: PyFunction function }, ..] || !IsListedCode(function.Code.ModuleName, function.Code.QualifiedName))
                {
                    throw Refuse(arguments is [{ Object: PyFunction other }, ..] ? $"has a call in progress of {other.Code.ModuleName}.{other.Code.QualifiedName}, which is not listed" : "has a call in progress of no function");
                }
                return;
            case "_stackless.native_frame":
                CheckNative(arguments);
                return;
        }
        if (called.Object is PyType type && (type.IsSubtypeOf(BuiltinTypes.Bytes) || type.IsSubtypeOf(BuiltinTypes.ByteArray) || type.IsSubtypeOf(BuiltinTypes.List)
            || type.IsSubtypeOf(BuiltinTypes.Tuple) || type.IsSubtypeOf(BuiltinTypes.Set) || type.IsSubtypeOf(BuiltinTypes.FrozenSet) || type.IsSubtypeOf(BuiltinTypes.Dict)))
        {
            CheckContents(type, arguments);
        }
    }

    // A method whose code is listed, of a class (older protocols name functions so) or an instance; else something of what the pickle has made, but not what
    // leads from there to everything else.
    void CheckAttribute(ReadOnlySpan<Value> arguments)
    {
        if (arguments is [{ Object: PyType type }, { Object: PyStr function }] && type.Lookup(function.Intern()).Object is PyFunction found && IsListedCode(found.Code.ModuleName, found.Code.QualifiedName))
        {
            finds = $"{found.Code.ModuleName}.{found.Code.QualifiedName}";
            return;
        }
        if (arguments is [{ IsInt: false, IsFloat: false } instance, { Object: PyStr method }] && instance.Type.Lookup(method.Intern()).Object is PyFunction bound
            && IsListedCode(bound.Code.ModuleName, bound.Code.QualifiedName))
        {
            return;
        }
        if (arguments is not [{ Object: not (PyType or PyModule or PyFunction or NativeFunction) }, { Object: PyStr { Length: > 0 } attribute }] || attribute[0] == '_')
        {
            throw Refuse("asks for an attribute that it may not have");
        }
    }

    void CheckFunction(Interpreter interpreter, string maker, ReadOnlySpan<Value> arguments)
    {
        if (arguments is not [{ Object: PyStr module }, { Object: PyStr qualifiedName }, ..] || !IsListedCode(module.Text, qualifiedName.Text))
        {
            throw Refuse(arguments is [{ Object: PyStr m }, { Object: PyStr q }, ..] ? $"has code of {m.Text}.{q.Text}, which is not listed" : "has code without a name");
        }
        if (maker == "_stackless.function" && (arguments.Length < 4 || !ReferenceEquals(arguments[3].Object, PickledNames.NamespaceOf(interpreter, module.Text))))
        {
            throw Refuse($"has a function of {module.Text} with a namespace that is not the module's");
        }
    }

    void CheckNative(ReadOnlySpan<Value> arguments)
    {
        var name = arguments is [{ Object: PyStr { Text: "continuation" } }, _, { Object: PyStr continuation }, ..] ? continuation.Text
            : arguments is [{ Object: PyStr kind }, ..] ? kind.Text
            : throw Refuse("has a call in progress of no operation");
        if (!natives.Contains(name))
        {
            throw Refuse($"has a call in progress of the runtime's '{name}', which is not listed");
        }
    }

    // No bytes(10 ** 12), no list(range(10 ** 12)): what they are made of is in the pickle.
    static void CheckContents(PyType type, ReadOnlySpan<Value> arguments)
    {
        foreach (var argument in arguments)
        {
            if (argument.Object is not (PyStr or PyByteString or PyList or PyTuple or PyDict or PySetBase or PyNone))
            {
                throw Refuse($"makes a {type.Name} of what is not in it");
            }
        }
    }

    // ---- changes ---------------------------------------------------------------------------------------------------------------

    /// <summary>Before something is given a state or elements.</summary>
    public void CheckChange(Value target)
    {
        if (found.TryGetValue(target.Object, out var name))
        {
            throw Refuse($"changes {name}, which it has not made");
        }
    }

    /// <summary>What a call made of its arguments. The namespace of a module is used, but not made.</summary>
    public void Made(Value value, ReadOnlySpan<Value> arguments)
    {
        if (finds is not null)
        {
            found.TryAdd(value.Object, finds);
            finds = null;
        }
        Weigh(value, arguments);
    }

    // ---- sizes -----------------------------------------------------------------------------------------------------------------

    /// <summary>The object consists of these, too.</summary>
    public void Weigh(Value made, ReadOnlySpan<Value> parts)
    {
        if (made.IsInt || made.IsFloat || made.Object is PyNone or PyBool)
        {
            return;
        }
        var size = sizes.GetValueOrDefault(made.Object, new(1, 1));
        foreach (var part in parts)
        {
            var of = part.IsNull || part.IsInt || part.IsFloat ? new(0, 1) : sizes.GetValueOrDefault(part.Object, new(0, 1));
            size = new(Math.Max(size.Depth, of.Depth + 1), Math.Min(long.MaxValue / 2, size.Weight + of.Weight));
        }
        if (size.Depth > MostDepth)
        {
            throw Refuse("is nested more deeply than it may be");
        }
        if (size.Weight > MostWeight)
        {
            throw Refuse("stands for more objects than it may");
        }
        sizes[made.Object] = size;
    }
}
