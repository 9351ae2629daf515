// What open() returns: a file read or written as text (UTF-8, universal newlines) or as bytes. Regular files only; the calling thread waits.
// Options beyond mode, encoding utf-8/ascii/latin-1 and newline=None are refused by name rather than ignored.
// https://docs.python.org/3/library/functions.html#open
using System.Text;

namespace Stackless.Runtime;

[PyType("TextIOWrapper", Module = "_io", IsHidden = true, Id = "File")]
public sealed partial class PyFile : PyObject
{
    readonly FileStream stream;
    readonly StreamReader? reader;
    readonly StreamWriter? writer;
    readonly bool isText;
    bool isClosed;

    PyFile(FileStream stream, string name, string mode, Encoding encoding) : base(ShapeIds.File)
    {
        this.stream = stream;
        FileName = name;
        Mode = mode;
        isText = !mode.Contains('b');
        if (isText && stream.CanRead)
        {
            reader = new StreamReader(stream, encoding, detectEncodingFromByteOrderMarks: false);
        }
        if (isText && stream.CanWrite)
        {
            writer = new StreamWriter(stream, encoding);
        }
    }

    /// <summary>Opens a file. Null with OSError, ValueError or NotImplementedError pending.</summary>
    internal static Value Open(ThreadState ts, string path, string mode, string encoding)
    {
        string kind = new([.. mode.Where(c => c is 'r' or 'w' or 'a' or 'x')]);
        if (kind.Length != 1 || mode.Any(c => !"rwaxbt+".Contains(c)) || mode.Contains('b') && mode.Contains('t'))
        {
            return ts.Raise(BuiltinTypes.ValueError, $"invalid mode: '{mode}'");
        }
        Encoding? codec = encoding.ToLowerInvariant() switch
        {
            "utf-8" or "utf8" => new UTF8Encoding(false, throwOnInvalidBytes: true),
            "ascii" => Encoding.ASCII,
            "latin-1" or "iso-8859-1" => Encoding.Latin1,
            _ => null,
        };
        if (codec is null)
        {
            return ts.Raise(BuiltinTypes.LookupError, $"unknown encoding: {encoding}");
        }
        if (Directory.Exists(path))
        {
            return ts.Raise(BuiltinTypes.IsADirectoryError, Value.Int(21), Value.Str("Is a directory"), Value.Str(path));
        }
        try
        {
            bool isUpdated = mode.Contains('+');
            var fileMode = kind switch { "r" => FileMode.Open, "w" => FileMode.Create, "a" => FileMode.Append, _ => FileMode.CreateNew };
            var access = isUpdated && kind != "a" ? FileAccess.ReadWrite : kind == "r" ? FileAccess.Read : FileAccess.Write;
            return new Value(new PyFile(new FileStream(path, fileMode, access, FileShare.ReadWrite | FileShare.Delete), path, mode, codec));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return ts.Raise(error, path);
        }
    }

    [PyGetter("name")]
    public string FileName { get; }

    [PyGetter("mode")]
    public string Mode { get; }

    [PyGetter("closed")]
    public bool IsClosed => isClosed;

    [PyMethod("read")]
    public Value Read(ThreadState ts, int size = -1) => Guard(ts, () =>
    {
        if (!isText)
        {
            byte[] bytes = new byte[size < 0 ? Math.Max(0, stream.Length - stream.Position) : size];
            int count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
            return new Value(new PyBytes(bytes[..count]));
        }
        if (size < 0)
        {
            return Value.Str(reader!.ReadToEnd().Replace("\r\n", "\n").Replace('\r', '\n'));
        }
        char[] text = new char[size];
        return Value.Str(new string(text, 0, reader!.ReadBlock(text)));
    }, isRead: true);

    [PyMethod("readline")]
    public Value ReadLine(ThreadState ts) => Guard(ts, () => NextLine() is { IsNull: false } line ? line : isText ? Value.Str("") : new Value(new PyBytes([])), isRead: true);

    [PyMethod("__iter__")]
    public PyFile Iter() => this;

    [PyMethod("__next__")]
    public Value PyNext(ThreadState ts) => Iteration.EndToStop(ts, Next(ts));

    public override Value Next(ThreadState ts) => Guard(ts, () => NextLine() is { IsNull: false } line ? line : Value.End, isRead: true);

    // A line with its end as \n; null at the end of the file.
    Value NextLine()
    {
        var text = new StringBuilder();
        for (;;)
        {
            int c = isText ? reader!.Read() : stream.ReadByte();
            if (c < 0)
            {
                break;
            }
            if (isText && c == '\r')
            {
                if (reader!.Peek() == '\n')
                {
                    continue;
                }
                c = '\n';
            }
            text.Append((char)c);
            if (c == '\n')
            {
                break;
            }
        }
        return text.Length == 0 ? default : isText ? Value.Str(text.ToString()) : new Value(new PyBytes(Encoding.Latin1.GetBytes(text.ToString())));
    }

    [PyMethod("write")]
    public Value Write(ThreadState ts, Value data) => Guard(ts, () =>
    {
        if (isText)
        {
            if (data.Object is not PyStr text)
            {
                return ts.Raise(BuiltinTypes.TypeError, $"write() argument must be str, not {data.Type.Name}");
            }
            writer!.Write(text.Text);
            return Value.Int(text.Length);
        }
        if (data.Object is not PyBytes bytes)
        {
            return ts.Raise(BuiltinTypes.TypeError, $"a bytes-like object is required, not '{data.Type.Name}'");
        }
        stream.Write(bytes.ToArray());
        return Value.Int(bytes.ToArray().Length);
    }, isRead: false);

    [PyMethod("flush")]
    public Value Flush(ThreadState ts) => Guard(ts, () =>
    {
        writer?.Flush();
        stream.Flush();
        return Value.None;
    }, isRead: null);

    [PyMethod("close")]
    public Value Close(ThreadState ts)
    {
        if (isClosed)
        {
            return Value.None;
        }
        var flushed = stream.CanWrite ? Flush(ts) : Value.None;
        isClosed = true;
        stream.Dispose();
        return flushed;
    }

    [PyMethod("__enter__")]
    public PyFile Enter() => this;

    [PyMethod("__exit__")]
    public Value Exit(ThreadState ts, Value[] rest) => Close(ts);

    Value Guard(ThreadState ts, Func<Value> action, bool? isRead)
    {
        if (isClosed)
        {
            return ts.Raise(BuiltinTypes.ValueError, "I/O operation on closed file.");
        }
        if (isRead == true && !stream.CanRead || isRead == false && !stream.CanWrite)
        {
            return ts.Raise(BuiltinTypes.OSError, isRead == true ? "not readable" : "not writable");
        }
        try
        {
            return action();
        }
        catch (DecoderFallbackException error)
        {
            return ts.Raise(BuiltinTypes.ValueError, error.Message);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return ts.Raise(error, FileName);
        }
    }
}
