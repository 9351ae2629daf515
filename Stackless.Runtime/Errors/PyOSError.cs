// OSError: errno, text and file names; the constructor picks the subclass that stands for the errno.
// https://docs.python.org/3/library/exceptions.html#OSError
namespace Stackless.Runtime;

[PyType("OSError", Base = "Exception", Subclassable = true, HasDict = true)]
public sealed unsafe partial class PyOSError : PyBaseException
{
    internal PyOSError(int shapeId) : base(shapeId)
    {
    }

    /// <summary>Of a BlockingIOError: characters written before it would have blocked; -1 if nobody said.</summary>
    long written = -1;

    [PyFields("errno")]
    Value number = Value.None;

    [PyFields("strerror")]
    Value text = Value.None;

    [PyFields("filename")]
    Value fileName = Value.None;

    [PyFields("filename2")]
    Value fileName2 = Value.None;

    [PyConstructor]
    public static new Value New(ThreadState ts, PyType type, Value[] rest, [Keyword] PyDict keywords)
    {
        if (UsesInit(type))
        {
            return new Value(Create(type, []));
        }
        if (keywords.Count > 0)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"{type.Name}() takes no keyword arguments");
        }
        if (type == BuiltinTypes.OSError && rest.Length >= 2 && rest[0].IsInt)
        {
            type = TypeOf(rest[0].Bits);
        }
        return new Value(Create(type, rest));
    }

    // The arguments are the constructor's, unless a class has an __init__ of its own and no __new__.
    static bool UsesInit(PyType type) => !ReferenceEquals(type.Find(Slot.Init).Object, TypeObject.Find(Slot.Init).Object)
        && ReferenceEquals(type.Find(Slot.New).Object, TypeObject.Find(Slot.New).Object);

    [PyMethod("__init__")]
    public override Value Init(ThreadState ts, Value[] rest, [Keyword] PyDict keywords) => UsesInit(Type) ? base.Init(ts, rest, keywords) : Value.None;

    protected override void TakeArguments(Value[] arguments)
    {
        if (arguments.Length is < 2 or > 5)
        {
            return;
        }
        number = arguments[0];
        text = arguments[1];
        if (arguments.Length > 2 && Type == BuiltinTypes.BlockingIOError && arguments[2].IsInt)
        {
            written = arguments[2].Bits;
        }
        else if (arguments.Length > 2)
        {
            fileName = arguments[2];
            fileName2 = arguments.Length > 4 ? arguments[4] : Value.None;
            Args = PyTuple.Of(arguments[..2]);
        }
    }

    [PyMethod("__str__")]
    public override Value Str(ThreadState ts)
    {
        if (number.IsNone || text.IsNone)
        {
            return base.Str(ts);
        }
        var message = $"[Errno {Show(number)}] {Show(text)}";
        if (!fileName.IsNone)
        {
            message += $": {ShowName(fileName)}";
            if (!fileName2.IsNone)
            {
                message += $" -> {ShowName(fileName2)}";
            }
        }
        return Value.Str(message);
    }

    static string Show(Value v) => v.IsInt ? v.Bits.ToString() : (v.Object as PyStr)?.Text ?? "None";

    static string ShowName(Value name) => name.Object switch
    {
        PyStr s => TextRepr.Of(s),
        PyBytes b => TextRepr.Of(b.Data),
        _ => Show(name),
    };

    [PyMethod("__reduce__")]
    public override Value Reduce(ThreadState ts)
    {
        var args = fileName.IsNone || Args.Count != 2 ? Args
            : fileName2.IsNone ? PyTuple.Of(Args.Items[0], Args.Items[1], fileName)
            : PyTuple.Of(Args.Items[0], Args.Items[1], fileName, Value.None, fileName2);
        return new Value(ReduceState() is { } state
            ? PyTuple.Of(new Value(Type), new Value(args), new Value(state))
            : PyTuple.Of(new Value(Type), new Value(args)));
    }

    [PyGetter("characters_written")]
    public Value CharactersWritten(ThreadState ts) => written >= 0 ? Value.Int(written) : ts.Raise(BuiltinTypes.AttributeError, "characters_written");

    [PySetter("characters_written")]
    public Value SetCharactersWritten(ThreadState ts, Value value)
    {
        if (value.IsNull)
        {
            if (written < 0)
            {
                return ts.Raise(BuiltinTypes.AttributeError, "characters_written");
            }
            written = -1;
            return Value.None;
        }
        return ts.Then(Numbers.Index(ts, value), CountReady, new Value(this));
    }

    static readonly Continuation CountReady = new("oserror.written", &KeepCount);

    static Value KeepCount(ThreadState ts, Value count, Value self, Value b, Value c)
    {
        if (!Numbers.TryLong(count, out var n))
        {
            return ts.Raise(BuiltinTypes.ValueError, "cannot fit 'int' into an index-sized integer");
        }
        ((PyOSError)self.Object).written = n;
        return Value.None;
    }

    static PyType TypeOf(long errno) => errno switch
    {
        11 or 114 or 115 => BuiltinTypes.BlockingIOError,
        10 => BuiltinTypes.ChildProcessError,
        32 or 108 => BuiltinTypes.BrokenPipeError,
        103 => BuiltinTypes.ConnectionAbortedError,
        111 => BuiltinTypes.ConnectionRefusedError,
        104 => BuiltinTypes.ConnectionResetError,
        17 => BuiltinTypes.FileExistsError,
        2 => BuiltinTypes.FileNotFoundError,
        4 => BuiltinTypes.InterruptedError,
        21 => BuiltinTypes.IsADirectoryError,
        20 => BuiltinTypes.NotADirectoryError,
        1 or 13 => BuiltinTypes.PermissionError,
        3 => BuiltinTypes.ProcessLookupError,
        110 => BuiltinTypes.TimeoutError,
        _ => BuiltinTypes.OSError,
    };

    internal static PyBaseException ForErrno(int errno, Value[] arguments) => Create(TypeOf(errno), arguments);

    /// <summary>The OSError for what .NET threw.</summary>
    public static PyBaseException From(Exception error, string? file)
    {
        (var errno, var text) = error switch
        {
            FileNotFoundException or DirectoryNotFoundException => (2, "No such file or directory"),
            UnauthorizedAccessException when file is not null && Directory.Exists(file) => (21, "Is a directory"),
            UnauthorizedAccessException => (13, "Permission denied"),
            PathTooLongException => (36, "File name too long"),
            IOException io when io.Message.Contains("exists", StringComparison.Ordinal) => (17, "File exists"),
            _ => (5, error.Message),
        };
        var name = file is null ? Value.None : Value.Str(file);
        return Create(TypeOf(errno), [Value.Int(errno), Value.Str(text), name]);
    }
}
