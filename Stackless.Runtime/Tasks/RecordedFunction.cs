// A function of a module that is the world outside: its results are recorded, and a replay does not call it. Of these modules some functions run as they always do, since they
// may wait for something, call Python code, or change what the interpreter knows: what they ask of the system is recorded inside of them.
using System.Collections.Frozen;

namespace Stackless.Runtime;

[PyType("builtin_function_or_method", IsHidden = true)]
sealed unsafe partial class RecordedFunction : PyObject
{
    /// <summary>The modules that are the world outside, and which of their functions run as they always do.</summary>
    internal static readonly FrozenDictionary<string, string[]> Modules = new Dictionary<string, string[]>
    {
        ["_posix"] = ["read", "write", "close", "dup2", "chdir", "system", "_exit", "has_own_environment"],
        ["_sockets"] = ["look_up", "look_up_name"],
        ["_descriptors"] = ["poll", "wait"],
        ["_processes"] = ["await_change"],
        ["_accounts"] = [],
        ["_signals"] = ["listen", "release", "wake_up", "post", "is_main_thread"],
        ["_time_zone"] = [],
        ["time"] = ["sleep", "__getattr__"],
    }.ToFrozenDictionary();

    readonly NativeFunction function;
    readonly string name;

    RecordedFunction(NativeFunction function) : base(ShapeIds.RecordedFunction)
    {
        this.function = function;
        name = $"{function.Owner.TrimStart('_')}.{function.Name}";
    }

    /// <summary>Of a module that has just been filled, for an interpreter with a recording: its functions become such.</summary>
    public static void ReplaceAll(string module, PyDict names)
    {
        if (!Modules.TryGetValue(module, out var asEver))
        {
            return;
        }
        foreach (var (key, value) in names.Pairs().ToArray())
        {
            if (value.Object is NativeFunction function && !asEver.Contains(function.Name))
            {
                names.Set((PyStr)key.Object, new Value(new RecordedFunction(function)));
            }
        }
    }

    public override Value Call0(ThreadState ts) => Call(ts, [], []);
    public override Value Call1(ThreadState ts, Value a) => Call(ts, [a], []);
    public override Value Call2(ThreadState ts, Value a, Value b) => Call(ts, [a, b], []);
    public override Value Call3(ThreadState ts, Value a, Value b, Value c) => Call(ts, [a, b, c], []);
    public override Value Call4(ThreadState ts, Value a, Value b, Value c, Value d) => Call(ts, [a, b, c, d], []);

    public override Value Call(ThreadState ts, Value[] arguments, PyStr[] keywords)
    {
        try
        {
            return ts.Interpreter.Recording!.Call(ts, name, arguments, (ts, arguments) => function.Call(ts, arguments, keywords));
        }
        catch (ProgramLeftException left)
        {
            return ts.RaiseThrown(left);
        }
    }

    public override bool IsDataDescriptor => false;
    public override Value Get(ThreadState ts, Value instance, PyType? owner) => new(this);

    [PyMethod("__repr__")]
    public string Repr() => $"<built-in function {function.Name}>";

    [PyGetter("__name__")]
    public string PyName => function.Name;

    [PyGetter("__qualname__")]
    public string QualifiedName => function.Name;

    [PyGetter("__module__")]
    public string ModuleName => function.Owner;

    [PyGetter("__doc__")]
    public Value Doc => Value.None;

    [PyGetter("__text_signature__")]
    public string Signature => function.TextSignature;

    [PyMethod("__reduce__")]
    public string Reduce() => function.Name;
}
