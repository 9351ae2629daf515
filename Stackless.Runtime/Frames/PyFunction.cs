// A Python function: code, the state of the module it was defined in, defaults and closure. Calling with exactly the positional parameters goes
// straight to the compiled body; everything else through ArgumentBinder.
// The functions of the runtime's own modules in Python stand for functions of C: to programs they are builtin_function_or_method, which is
// another shape of the same class (NativeFunction.cs has what it shows).
using System.Runtime.CompilerServices;

namespace Stackless.Runtime;

public sealed partial class PyCell(Value content) : PyObject(ShapeIds.Cell)
{
    /// <summary>Null while the variable is unbound.</summary>
    public Value Content = content;
}

public sealed partial class PyFunction : PyObject
{
    public readonly Code Code;

    /// <summary>Globals, and what else its code needs of the interpreter it runs in. Of the class that the code's module has for it.</summary>
    public readonly ModuleState State;
    public readonly PyCell[] Closure;

    public PyDict Globals => State.Globals;

    /// <summary>For the last positional parameters; a tuple, or null.</summary>
    public PyTuple? Defaults;
    public PyDict? KeywordDefaults;

    /// <summary>Those of the code until they are set.</summary>
    public PyStr Name
    {
        get => name ?? Code.FunctionName;
        set => name = value;
    }

    public PyStr QualifiedName
    {
        get => qualifiedName ?? Code.FunctionQualifiedName;
        set => qualifiedName = value;
    }

    public Value Doc
    {
        get => doc.IsNull ? Code.Doc : doc;
        set => doc = value;
    }

    PyStr? name, qualifiedName;
    Value doc;

    /// <summary>The function that computes the annotations (PEP 649), a computed dict, or null.</summary>
    public Value Annotate;
    public PyDict? Annotations;
    public Value ModuleName;
    internal Value[]? overflow;

    /// <summary>Parameter count if a call with that many positional arguments needs no binding; -1 otherwise.</summary>
    int simpleCount;

    /// <summary>After an assignment to <c>__code__</c>: the function of the new code, which every call goes to. Frames of earlier calls keep theirs.</summary>
    internal PyFunction? Replacement { get; private set; }

    static readonly PyStr NameKey = PyStr.Intern("__name__");

    /// <summary>The second shape, known from the first function on.</summary>
    static readonly Shape ownShape = Shape.Root(BuiltinTypes.NativeFunction, 0, ShapeIds.OwnFunction);

    /// <summary>Emitted code makes functions with this.</summary>
    /// <param name="defaults">A tuple or null.</param>
    /// <param name="keywordDefaults">A dict or null.</param>
    /// <param name="annotate">A function or null.</param>
    public PyFunction(Code code, ModuleState state, PyCell[] closure, Value defaults, Value keywordDefaults, Value annotate) : base(code.IsOwnFunction ? ShapeIds.OwnFunction : ShapeIds.Function)
    {
        Code = code;
        State = state;
        Closure = closure;
        Defaults = defaults.Object as PyTuple;
        KeywordDefaults = keywordDefaults.Object as PyDict;
        Annotate = annotate;
        ModuleName = state.Globals.TryGet(NameKey, out var name) ? name : Value.None;
        simpleCount = code.IsSimple || code.HasNamespace ? code.ParameterCount : -1;
    }

    internal override ref Value[]? AttributeSlots => ref overflow;

    /// <summary>A call with that many positional arguments needs no binding, and enters its own code.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TakesJust(int count) => simpleCount == count;

    public override Value Call0(ThreadState ts) => simpleCount == 0 ? Code.Run0(ts, this) : CallBinding(ts);
    public override Value Call1(ThreadState ts, Value a) => simpleCount == 1 ? Code.Run1(ts, this, a) : CallBinding(ts, a);
    public override Value Call2(ThreadState ts, Value a, Value b) => simpleCount == 2 ? Code.Run2(ts, this, a, b) : CallBinding(ts, a, b);
    public override Value Call3(ThreadState ts, Value a, Value b, Value c) => simpleCount == 3 ? Code.Run3(ts, this, a, b, c) : CallBinding(ts, a, b, c);

    // Apart from the calls that need no binding: those are left with a jump.
    [MethodImpl(MethodImplOptions.NoInlining)]
    Value CallBinding(ThreadState ts) => DefaultsFrom(0) switch
    {
        [var b] => Code.Run1(ts, this, b),
        [var b, var c] => Code.Run2(ts, this, b, c),
        [var b, var c, var d] => Code.Run3(ts, this, b, c, d),
        _ => ArgumentBinder.Call(ts, this, [], []),
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    Value CallBinding(ThreadState ts, Value a) => DefaultsFrom(1) switch
    {
        [var b] => Code.Run2(ts, this, a, b),
        [var b, var c] => Code.Run3(ts, this, a, b, c),
        [var b, var c, var d] => Code.Run4(ts, this, a, b, c, d),
        _ => ArgumentBinder.Call(ts, this, [a], []),
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    Value CallBinding(ThreadState ts, Value a, Value b) => DefaultsFrom(2) switch
    {
        [var c] => Code.Run3(ts, this, a, b, c),
        [var c, var d] => Code.Run4(ts, this, a, b, c, d),
        _ => ArgumentBinder.Call(ts, this, [a, b], []),
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    Value CallBinding(ThreadState ts, Value a, Value b, Value c) =>
        DefaultsFrom(3) is [var d] ? Code.Run4(ts, this, a, b, c, d) : ArgumentBinder.Call(ts, this, [a, b, c], []);

    // The defaults of the parameters behind the ones given, where that is all that binding has to do; otherwise nothing.
    ReadOnlySpan<Value> DefaultsFrom(int given)
    {
        var missing = simpleCount - given;
        return missing > 0 && Defaults is { } defaults && defaults.Items.Length >= missing ? defaults.Items.AsSpan(defaults.Items.Length - missing) : default;
    }

    public override Value Call4(ThreadState ts, Value a, Value b, Value c, Value d) =>
        simpleCount == 4 ? Code.Run4(ts, this, a, b, c, d) : ArgumentBinder.Call(ts, this, [a, b, c, d], []);

    public override Value Call(ThreadState ts, Value[] arguments, PyStr[] keywords) =>
        keywords.Length == 0 && simpleCount == arguments.Length ? Code.Run(ts, this, arguments) : ArgumentBinder.Call(ts, this, arguments, keywords);

    /// <summary>As a class attribute it is a method. One that stands for a function of C is what it is, wherever it is found; it is the only one whose
    /// shape never changes, having no attributes.</summary>
    public bool IsMethod
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ShapeId != ShapeIds.OwnFunction;
    }

    /// <summary>From now on it is what the constructor makes of a library module's functions. Called before anybody else has it.</summary>
    internal void BecomeOwn(Value module)
    {
        ShapeId = ShapeIds.OwnFunction;
        QualifiedName = Name;
        ModuleName = module;
    }

    /// <summary>Through an instance, a function is a bound method.</summary>
    public override Value Get(ThreadState ts, Value instance, PyType? owner) => instance.IsNull || !IsMethod ? new Value(this) : new Value(new PyMethod(this, instance));

    public override bool IsDataDescriptor => false;

    /// <summary>The frame of a call that has not started: state 0, the parameters (bound) in its first slots.</summary>
    internal PyFrame CreateFrame(ReadOnlySpan<Value> parameters)
    {
        var frame = PyFrame.Create(this, 0, Code.SlotCount);
        for (var i = 0; i < parameters.Length; i++)
        {
            frame.Slot(i) = parameters[i];
        }
        return frame;
    }

    /// <summary>Calls run that code from now on. Nothing that calls the former one directly may still do so.</summary>
    internal void Replace(Code code)
    {
        Replacement = new PyFunction(code, code.StateFor(this), Closure, default, default, default) { Name = Name, QualifiedName = QualifiedName };
        ShareDefaults();
        simpleCount = -1;
        BuiltinTypes.Object.Invalidate();
        State.ForgetDirect(this);
    }

    /// <summary>After a change of the defaults: the replacement binds arguments by them.</summary>
    internal void ShareDefaults()
    {
        if (Replacement is { } other)
        {
            other.Defaults = Defaults;
            other.KeywordDefaults = KeywordDefaults;
        }
    }

    public override string ToString() => $"<function {QualifiedName.Text}>";
}
