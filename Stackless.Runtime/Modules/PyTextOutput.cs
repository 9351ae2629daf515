// sys.stdout and sys.stderr: text encoded as UTF-8 into a buffer, flushed when it is full, at the end of the program, and for a terminal or
// stderr at every line, or, unbuffered, at every write. Lone surrogates are written as CPython's surrogateescape and backslashreplace do.
// https://docs.python.org/3/library/io.html#io.TextIOWrapper
using System.Text;

namespace Stackless.Runtime;

[PyType("TextIOWrapper", Module = "_io", IsHidden = true)]
public sealed partial class PyTextOutput : PyObject
{
    const int BufferSize = 16 * 1024;

    readonly Stream stream;
    bool isLineBuffered;
    bool isWriteThrough;
    readonly StringBuilder pending = new();
    bool isClosed;

    internal PyTextOutput(Stream stream, string name, int fileNumber, bool isLineBuffered, bool isWriteThrough = false) : base(ShapeIds.TextOutput)
    {
        this.isWriteThrough = isWriteThrough;
        this.stream = stream;
        StreamName = name;
        FileNumber = fileNumber;
        this.isLineBuffered = isLineBuffered;
    }

    [PyGetter("name")]
    public string StreamName { get; }

    [PyMethod("fileno")]
    public long Fileno() => FileNumber;

    int FileNumber { get; }

    [PyGetter("encoding")]
    public string Encoding => "utf-8";

    [PyGetter("errors")]
    public string ErrorHandler => FileNumber == 2 ? "backslashreplace" : "strict";

    [PyGetter("mode")]
    public string Mode => "w";

    [PyGetter("newlines")]
    public Value Newlines => Value.None;

    [PyGetter("line_buffering")]
    public bool IsLineBuffered => isLineBuffered;

    [PyGetter("write_through")]
    public bool IsWriteThrough => isWriteThrough;

    [PyGetter("closed")]
    public bool IsClosed => isClosed;

    [PyMethod("isatty")]
    public bool IsTerminal() => FileNumber == 2 ? !Console.IsErrorRedirected : !Console.IsOutputRedirected;

    [PyMethod("writable")]
    public bool IsWritable() => true;

    [PyMethod("readable")]
    public bool IsReadable() => false;

    [PyMethod("write")]
    public Value Write(ThreadState ts, PyStr text)
    {
        if (isClosed)
        {
            return ts.Raise(BuiltinTypes.ValueError, "I/O operation on closed file.");
        }
        var content = text.Text;
        pending.Append(content);
        if (pending.Length >= BufferSize || isWriteThrough || isLineBuffered && content.Contains('\n'))
        {
            return Flush(ts).IsNull ? default : Value.Int(text.Length);
        }
        return Value.Int(text.Length);
    }

    /// <summary>From C#: writes what is pending; a stream that cannot be written to keeps nothing.</summary>
    internal void TryFlush()
    {
        if (pending.Length == 0 || isClosed)
        {
            return;
        }
        var bytes = System.Text.Encoding.UTF8.GetBytes(WithLineEnds(pending.ToString()));
        pending.Clear();
        try
        {
            stream.Write(bytes);
            stream.Flush();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // Nobody is left to be told.
        }
    }

    // As text files have them: of the process's own streams only, others are the host's.
    string WithLineEnds(string text) => OperatingSystem.IsWindows() && stream is StandardStream ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text;

    [PyMethod("flush")]
    public Value Flush(ThreadState ts)
    {
        try
        {
            if (pending.Length > 0)
            {
                var bytes = System.Text.Encoding.UTF8.GetBytes(WithLineEnds(pending.ToString()));
                pending.Clear();
                stream.Write(bytes);
            }
            stream.Flush();
            return Value.None;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Fail(ts, error);
        }
    }

    Value Fail(ThreadState ts, Exception error) => error is SystemCallException call
        ? ts.Raise(PyOSError.ForErrno(call.Errno, [Value.Int(call.Errno), Value.Str(call.Message)]))
        : ts.Raise(error, StreamName);

    /// <summary>The stream as bytes, made by the library when it is first asked for.</summary>
    [PyGetter("buffer")]
    public Value Buffer(ThreadState ts) => buffer.IsNull ? ts.Then(Prelude.Call(ts, PreludeNames.StandardBuffer, new Value(this)), BufferReady, new Value(this)) : buffer;

    Value buffer;

    static readonly unsafe Continuation BufferReady = new("stdout.buffer", &KeepBuffer);

    static Value KeepBuffer(ThreadState ts, Value made, Value self, Value b, Value c) => ((PyTextOutput)self.Object).buffer = made;

    [PyMethod("_write_bytes")]
    public Value WriteBytes(ThreadState ts, PyBytes data)
    {
        if (Flush(ts).IsNull)
        {
            return default;
        }
        try
        {
            stream.Write(data.Span);
            return Value.Int(data.Span.Length);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Fail(ts, error);
        }
    }

    /// <summary>What of reconfigure() makes no difference here is accepted: text is always written as UTF-8.</summary>
    [PyMethod("reconfigure")]
    public Value Reconfigure(ThreadState ts, [KeywordOnly] Value encoding = default, [KeywordOnly] Value errors = default, [KeywordOnly] Value newline = default,
        [KeywordOnly] Value lineBuffering = default, [KeywordOnly] Value writeThrough = default)
    {
        if (encoding.Object is PyStr name && name.Text.ToLowerInvariant() is not ("utf-8" or "utf8"))
        {
            return ts.Raise(BuiltinTypes.NotImplementedError, $"the standard streams are UTF-8; {name.Text} is not built");
        }
        if (!lineBuffering.IsNull && !lineBuffering.IsNone)
        {
            isLineBuffered = IsSet(lineBuffering);
        }
        if (!writeThrough.IsNull && !writeThrough.IsNone)
        {
            isWriteThrough = IsSet(writeThrough);
        }
        return Flush(ts);
    }

    static bool IsSet(Value flag) => flag.IsTrue || flag.IsInt && flag.Bits != 0;

    [PyMethod("seekable")]
    public bool IsSeekable() => false;

    [PyMethod("writelines")]
    public Value WriteLines(ThreadState ts, Value lines) => Prelude.Call(ts, PreludeNames.WriteLines, new Value(this), lines);

    [PyMethod("__enter__")]
    public Value Enter(ThreadState ts) => isClosed ? ts.Raise(BuiltinTypes.ValueError, "I/O operation on closed file.") : new Value(this);

    [PyMethod("__exit__")]
    public Value Exit(ThreadState ts, Value[] rest) => Close(ts);

    [PyMethod("__iter__")]
    public Value Iter(ThreadState ts) => Enter(ts);

    // What a stream that is only written to has, and refuses with io.UnsupportedOperation.
    [PyMethod("__next__")] public Value NextMethod(ThreadState ts) => Refuse(ts, "not readable");
    [PyMethod("read")] public Value Read(ThreadState ts, Value size = default) => Refuse(ts, "not readable");
    [PyMethod("readline")] public Value ReadLine(ThreadState ts, Value size = default) => Refuse(ts, "not readable");
    [PyMethod("readlines")] public Value ReadLines(ThreadState ts, Value hint = default) => Refuse(ts, "not readable");
    [PyMethod("seek")] public Value Seek(ThreadState ts, Value offset, Value whence = default) => Refuse(ts, "underlying stream is not seekable");
    [PyMethod("tell")] public Value Tell(ThreadState ts) => Refuse(ts, "underlying stream is not seekable");
    [PyMethod("truncate")] public Value Truncate(ThreadState ts, Value size = default) => Refuse(ts, "underlying stream is not seekable");

    Value Refuse(ThreadState ts, string reason) => Enter(ts).IsNull ? default : Prelude.Call(ts, PreludeNames.UnsupportedOperation, Value.Str(reason));

    [PyMethod("close")]
    public Value Close(ThreadState ts)
    {
        var result = Flush(ts);
        isClosed = true;
        return result;
    }
}
