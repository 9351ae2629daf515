// The module `pickle`. https://docs.python.org/3/library/pickle.html
// Beyond CPython's it takes tasklets, generators, frames, closures and modules (see Pickling/).
namespace Stackless.Runtime;

[PyModule("pickle")]
static unsafe partial class PickleModule
{
    internal const int HighestProtocol = 5;

    [PyConstant("PicklingError")]
    internal static PyType PicklingError => BuiltinTypes.PicklingError;

    [PyConstant("UnpicklingError")]
    internal static PyType UnpicklingError => BuiltinTypes.UnpicklingError;

    [PyConstant("HIGHEST_PROTOCOL")]
    internal static Value Highest => Value.Int(HighestProtocol);

    [PyConstant("DEFAULT_PROTOCOL")]
    internal static Value Default => Value.Int(HighestProtocol);

    /// <summary>What pickletools asks for.</summary>
    [PyConstant("bytes_types")]
    internal static Value BytesTypes => new(PyTuple.Of(new Value(BuiltinTypes.Bytes), new Value(BuiltinTypes.ByteArray)));

    [PyConstant("format_version")]
    internal static Value FormatVersion => Value.Str("4.0");

    [PyConstant("compatible_formats")]
    internal static Value CompatibleFormats =>
        new(new PyList(Array.ConvertAll(new[] { "1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0" }, text => Value.Str(text))));

    [PyFunction("dumps")]
    internal static Value Dumps(ThreadState ts, [Keyword] Value obj, [Keyword] Value protocol = default, [KeywordOnly] bool fixImports = true,
        [KeywordOnly] Value bufferCallback = default) =>
        TryProtocol(ts, protocol, out var number) && TryCallback(ts, ref bufferCallback, number)
            ? new PicklerFrame(new PickleWriter(number), new PickleOptions { BufferCallback = bufferCallback, FixImports = fixImports }, obj, default).Resume(ts, Value.None)
            : default;

    [PyFunction("dump")]
    internal static Value Dump(ThreadState ts, [Keyword] Value obj, [Keyword] Value file, [Keyword] Value protocol = default,
        [KeywordOnly] bool fixImports = true, [KeywordOnly] Value bufferCallback = default) =>
        TryProtocol(ts, protocol, out var number) && TryCallback(ts, ref bufferCallback, number)
            ? ts.Then(AttributeLookup.Load(ts, file, PyStr.Intern("write")), WriteReady, obj, Value.Int(fixImports ? number : -1 - number), bufferCallback)
            : default;

    static readonly Continuation WriteReady = new("pickle.dump", &DumpTo);

    // A negative number is a protocol with the names of Python 3 only.
    static Value DumpTo(ThreadState ts, Value write, Value obj, Value protocol, Value bufferCallback)
    {
        var fixImports = protocol.Bits >= 0;
        var options = new PickleOptions { BufferCallback = bufferCallback, FixImports = fixImports };
        return new PicklerFrame(new PickleWriter((int)(fixImports ? protocol.Bits : -1 - protocol.Bits)), options, obj, write).Resume(ts, Value.None);
    }

    [PyFunction("loads")]
    internal static Value Loads(ThreadState ts, Value data, [KeywordOnly] bool fixImports = true, [KeywordOnly] string encoding = "ASCII",
        [KeywordOnly] string errors = "strict", [KeywordOnly] Value buffers = default)
    {
        if (!Buffers.IsBuffer(data))
        {
            return ts.Raise(BuiltinTypes.TypeError, $"a bytes-like object is required, not '{data.Type.MessageName}'");
        }
        var options = new UnpickleOptions { Encoding = encoding, Errors = errors, FixImports = fixImports, Buffers = OrNull(buffers) };
        return new UnpicklerFrame(new PickleInput(Buffers.Span(data).ToArray()), options, []).Resume(ts, Value.None);
    }

    [PyFunction("load")]
    internal static Value Load(ThreadState ts, Value file, [KeywordOnly] bool fixImports = true, [KeywordOnly] string encoding = "ASCII",
        [KeywordOnly] string errors = "strict", [KeywordOnly] Value buffers = default) =>
        ts.Then(AttributeLookup.Load(ts, file, PyStr.Intern("read")), ReadReady, file,
            new Value(PyTuple.Of(Value.Str(encoding), Value.Str(errors), Value.Bool(fixImports))), OrNull(buffers));

    static readonly Continuation ReadReady = new("pickle.load.read", &LoadReadLine), ReadLineReady = new("pickle.load", &LoadFrom);

    static Value LoadReadLine(ThreadState ts, Value read, Value file, Value settings, Value buffers) =>
        ts.Then(AttributeLookup.Load(ts, file, PyStr.Intern("readline")), ReadLineReady, read, settings, buffers);

    static Value LoadFrom(ThreadState ts, Value readLine, Value read, Value settings, Value buffers)
    {
        var parts = ((PyTuple)settings.Object).Items;
        var options = new UnpickleOptions { Encoding = ((PyStr)parts[0].Object).Text, Errors = ((PyStr)parts[1].Object).Text, FixImports = parts[2].IsTrue, Buffers = buffers };
        return new UnpicklerFrame(new PickleInput(read, readLine), options, []).Resume(ts, Value.None);
    }

    // ---- arguments -----------------------------------------------------------------------------------------------------------

    /// <summary>The protocol number for the argument; false with an error pending.</summary>
    internal static bool TryProtocol(ThreadState ts, Value protocol, out int number)
    {
        number = HighestProtocol;
        if (protocol.IsNull || protocol.IsNone)
        {
            return true;
        }
        if (!protocol.IsInt)
        {
            ts.Raise(BuiltinTypes.TypeError, $"'{protocol.Type.MessageName}' object cannot be interpreted as an integer");
            return false;
        }
        if (protocol.Bits > HighestProtocol)
        {
            ts.Raise(BuiltinTypes.ValueError, $"pickle protocol must be <= {HighestProtocol}");
            return false;
        }
        number = protocol.Bits < 0 ? HighestProtocol : (int)protocol.Bits;
        return true;
    }

    /// <summary>Makes None null; false with an error pending if the protocol has no buffers.</summary>
    internal static bool TryCallback(ThreadState ts, ref Value callback, int protocol)
    {
        callback = OrNull(callback);
        if (callback.IsNull || protocol >= 5)
        {
            return true;
        }
        ts.Raise(BuiltinTypes.ValueError, "buffer_callback needs protocol >= 5");
        return false;
    }

    internal static Value OrNull(Value value) => value.IsNone ? default : value;

    /// <summary>A hook that an object's class overrides or that was set on the object; null if it is the built-in one.</summary>
    internal static Value HookOf(Value self, PyStr name)
    {
        var own = AttributeStorage.Get(self.Object, name);
        if (!own.IsNull)
        {
            return own;
        }
        var found = self.Type.Lookup(name);
        return found.Object switch
        {
            PyFunction { IsMethod: true } function => new Value(new PyMethod(function, self)),
            PyFunction => found,
            PyStaticMethod shared => shared.Function,
            PyClassMethod ofClass => new Value(new PyMethod(ofClass.Function.Object, new Value(self.Type))),
            _ => default,
        };
    }
}
