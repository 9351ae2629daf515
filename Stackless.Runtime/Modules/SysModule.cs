// sys: the program's arguments, path, modules and streams, facts about the interpreter, recursion limit, handled exception.
// https://docs.python.org/3/library/sys.html
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

[PyModule("sys")]
public static partial class SysModule
{
    static PyTextOutput standardOutput = new(Stream.Null, "<stdout>", 1, false);
    static PyTextOutput standardError = new(Stream.Null, "<stderr>", 2, false);

    /// <summary>The one sys module of the process.</summary>
    internal static readonly PyModule Module = BuiltinModules.Create("sys")!;

    /// <summary>A new program begins: its streams.</summary>
    internal static void Reset(PyTextOutput output, PyTextOutput errors)
    {
        standardOutput = output;
        standardError = errors;
        var names = Module.Dictionary;
        names.Set("stdout", new Value(output));
        names.Set("__stdout__", new Value(output));
        names.Set("stderr", new Value(errors));
        names.Set("__stderr__", new Value(errors));
        names.Remove(PyStr.Intern("stdin"));
        names.Remove(PyStr.Intern("__stdin__"));
        names.Set("warnoptions", new Value(new PyList()));
        Importer.Modules.Set("sys", new Value(Module));
    }

    /// <summary>Writes out what the standard streams hold back.</summary>
    internal static void FlushAll(ThreadState ts)
    {
        if (standardOutput.Flush(ts).IsNull || standardError.Flush(ts).IsNull)
        {
            ts.TakeException();
        }
    }

    [PyConstant("argv")]
    public static Value Arguments => new(Importer.Arguments);

    [PyConstant("path")]
    public static Value Path => new(Importer.Path);

    [PyConstant("modules")]
    public static Value Modules => new(Importer.Modules);

    [PyConstant("stdout")]
    public static Value Stdout => new(standardOutput);

    [PyConstant("__stdout__")]
    public static Value OriginalStdout => new(standardOutput);

    [PyConstant("stderr")]
    public static Value Stderr => new(standardError);

    [PyConstant("__stderr__")]
    public static Value OriginalStderr => new(standardError);

    [PyConstant("version")]
    public static string Version => $"3.14.0 (Stackless for .NET {typeof(SysModule).Assembly.GetName().Version!.ToString(3)}) [.NET {Environment.Version}]";

    [PyConstant("version_info")]
    public static Value VersionInfo => new(new PyTuple([Value.Int(3), Value.Int(14), Value.Int(0), Value.Str("final"), Value.Int(0)]));

    [PyConstant("hexversion")]
    public static long HexVersion => 0x030E00F0;

    [PyConstant("api_version")]
    public static long ApiVersion => 1013;

    [PyConstant("maxsize")]
    public static long MaxSize => long.MaxValue;

    [PyConstant("maxunicode")]
    public static long MaxUnicode => 0x10FFFF;

    [PyConstant("byteorder")]
    public static string ByteOrder => BitConverter.IsLittleEndian ? "little" : "big";

    [PyConstant("platform")]
    public static string Platform => OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux";

    [PyConstant("copyright")]
    public static string Copyright => "Stackless for .NET";

    [PyConstant("executable")]
    public static string Executable => Environment.ProcessPath ?? "";

    [PyConstant("prefix")]
    public static string Prefix => AppContext.BaseDirectory;

    [PyConstant("base_prefix")]
    public static string BasePrefix => Prefix;

    [PyConstant("base_exec_prefix")]
    public static string BaseExecPrefix => Prefix;

    [PyConstant("platlibdir")]
    public static string PlatformLibraryFolder => "lib";

    [PyConstant("orig_argv")]
    public static Value OriginalArguments
    {
        get
        {
            // At every start, as below.
            var arguments = new PyList();
            foreach (string argument in Environment.GetCommandLineArgs())
            {
                arguments.Append(Value.Str(argument));
            }
            return new Value(arguments);
        }
    }

    [PyConstant("pycache_prefix")]
    public static Value CachePrefix => Value.None;

    [PyConstant("stdlib_module_names")]
    public static Value LibraryModuleNames => BuiltinModuleNames;

    [PyConstant("exec_prefix")]
    public static string ExecPrefix => AppContext.BaseDirectory;

    [PyConstant("dont_write_bytecode")]
    public static bool DontWriteBytecode => false;

    [PyConstant("warnoptions")]
    public static Value WarnOptions => new(new PyList());

    [PyConstant("meta_path")]
    public static Value MetaPath => new(new PyList());

    [PyConstant("path_hooks")]
    public static Value PathHooks => new(new PyList());

    [PyConstant("path_importer_cache")]
    public static Value PathImporterCache => new(new PyDict());

    [PyConstant("float_repr_style")]
    public static string FloatReprStyle => "short";

    [PyConstant("abiflags")]
    public static string AbiFlags => "";

    [PyConstant("builtin_module_names")]
    public static Value BuiltinModuleNames
    {
        get
        {
            // Made at every start: no generic code over Value, which would have to be compiled then.
            var names = new PyList();
            foreach (string name in BuiltinModules.Names)
            {
                names.Append(Value.Str(name));
            }
            foreach (string name in Prelude.LibraryNames())
            {
                names.Append(Value.Str(name));
            }
            // Those that the prelude makes.
            foreach (string name in (string[])["_codecs", "_contextvars", "_string", "_thread", "itertools"])
            {
                names.Append(Value.Str(name));
            }
            return new Value(new PyTuple(names.ToArray()));
        }
    }

    [PyConstant("implementation")]
    public static Value Implementation
    {
        get
        {
            var facts = new PyModule("stackless");
            facts.Dictionary.Set("name", Value.Str("stackless"));
            facts.Dictionary.Set("version", VersionInfo);
            facts.Dictionary.Set("hexversion", Value.Int(HexVersion));
            facts.Dictionary.Set("cache_tag", Value.Str("stackless-314"));
            return new Value(facts);
        }
    }

    [PyFunction("getrecursionlimit")]
    public static long GetRecursionLimit(ThreadState ts) => ts.RecursionLimit;

    [PyFunction("setrecursionlimit")]
    public static Value SetRecursionLimit(ThreadState ts, int limit)
    {
        if (limit < 1)
        {
            return ts.Raise(BuiltinTypes.ValueError, "recursion limit must be greater or equal than 1");
        }
        ts.RecursionLimit = limit;
        return Value.None;
    }

    [PyFunction("exception")]
    public static Value HandledException(ThreadState ts) => ts.Handled is { } handled ? new Value(handled) : Value.None;

    [PyFunction("exc_info")]
    public static Value ExceptionInfo(ThreadState ts) => ts.Handled is { } handled
        ? new Value(new PyTuple([new Value(handled.Type), new Value(handled), handled.Traceback is { } traceback ? new Value(traceback) : Value.None]))
        : new Value(new PyTuple([Value.None, Value.None, Value.None]));

    /// <summary>How numbers are hashed: modulo this prime.</summary>
    [PyConstant("hash_info")]
    public static Value HashInfo
    {
        get
        {
            var facts = new PyModule("sys.hash_info");
            facts.Dictionary.Set("width", Value.Int(64));
            facts.Dictionary.Set("modulus", Value.Int((1L << 61) - 1));
            facts.Dictionary.Set("inf", Value.Int(314159));
            facts.Dictionary.Set("nan", Value.Int(0));
            facts.Dictionary.Set("imag", Value.Int(1000003));
            facts.Dictionary.Set("hash_bits", Value.Int(64));
            facts.Dictionary.Set("seed_bits", Value.Int(0));
            facts.Dictionary.Set("cutoff", Value.Int(0));
            facts.Dictionary.Set("algorithm", Value.Str("fnv"));
            return new Value(facts);
        }
    }

    [PyConstant("float_info")]
    public static Value FloatInfo
    {
        get
        {
            var facts = new PyModule("sys.float_info");
            facts.Dictionary.Set("max", Value.Float(double.MaxValue));
            facts.Dictionary.Set("max_exp", Value.Int(1024));
            facts.Dictionary.Set("max_10_exp", Value.Int(308));
            facts.Dictionary.Set("min", Value.Float(2.2250738585072014e-308));
            facts.Dictionary.Set("min_exp", Value.Int(-1021));
            facts.Dictionary.Set("min_10_exp", Value.Int(-307));
            facts.Dictionary.Set("dig", Value.Int(15));
            facts.Dictionary.Set("mant_dig", Value.Int(53));
            facts.Dictionary.Set("epsilon", Value.Float(2.220446049250313e-16));
            facts.Dictionary.Set("radix", Value.Int(2));
            facts.Dictionary.Set("rounds", Value.Int(1));
            return new Value(facts);
        }
    }

    [PyConstant("int_info")]
    public static Value IntInfo
    {
        get
        {
            var facts = new PyModule("sys.int_info");
            facts.Dictionary.Set("bits_per_digit", Value.Int(30));
            facts.Dictionary.Set("sizeof_digit", Value.Int(4));
            facts.Dictionary.Set("default_max_str_digits", Value.Int(4300));
            facts.Dictionary.Set("str_digits_check_threshold", Value.Int(640));
            return new Value(facts);
        }
    }

    [PyFunction("getfilesystemencodeerrors")]
    public static string GetFileSystemErrors() => "surrogateescape";

    [PyConstant("flags")]
    public static Value Flags => new(new PySysFlags());

    [PyFunction("_getframe")]
    public static Value GetFrame(ThreadState ts, long depth = 0) => PyFrameView.Caller(ts, depth);

    [PyFunction("_getframemodulename")]
    public static Value GetFrameModuleName(ThreadState ts, [Keyword] long depth = 0) => Prelude.Call(ts, "frame_module_name", Value.Int(depth));

    [PyFunction("set_int_max_str_digits")]
    public static Value SetIntMaxStrDigits(ThreadState ts, [Keyword] int maxdigits)
    {
        if (maxdigits != 0 && maxdigits < 640)
        {
            return ts.Raise(BuiltinTypes.ValueError, "maxdigits must be 0 or larger than 640");
        }
        IntText.MaxDigits = maxdigits;
        return Value.None;
    }

    [PyFunction("exit")]
    public static Value Exit(ThreadState ts, Value status = default) =>
        status.IsNull ? ts.Raise(BuiltinTypes.SystemExit) : ts.Raise(BuiltinTypes.SystemExit, status);

    [PyFunction("intern")]
    public static PyStr Intern(PyStr text) => text.Intern();

    [PyFunction("getdefaultencoding")]
    public static string GetDefaultEncoding() => "utf-8";

    [PyFunction("getfilesystemencoding")]
    public static string GetFileSystemEncoding() => "utf-8";

    [PyFunction("getrefcount")]
    public static long GetReferenceCount(Value o) => 2;

    [PyFunction("excepthook")]
    [PyFunction("__excepthook__")]
    public static Value ExceptHook(ThreadState ts, Value type, Value error, Value traceback) => Prelude.Call(ts, "print_exception", error);

    [PyFunction("displayhook")]
    [PyFunction("__displayhook__")]
    public static Value DisplayHook(ThreadState ts, Value value) => Prelude.Call(ts, "print_expression", value);

    /// <summary>What few programs ask for is made when it is first asked for.</summary>
    [PyFunction("__getattr__")]
    public static Value MissingAttribute(ThreadState ts, PyStr name) => name.Text switch
    {
        "stdin" or "__stdin__" => Prelude.Call(ts, "open_standard_input", new Value(Module)),
        "monitoring" => Prelude.Call(ts, "open_monitoring", new Value(Module)),
        _ => ts.RaiseAttributeError($"module 'sys' has no attribute '{name.Text}'", new Value(Module), name),
    };

    /// <summary>There are no audit hooks to tell.</summary>
    [PyFunction("audit")]
    public static void Audit(Value @event, Value[] rest)
    {
    }

    [PyFunction("is_finalizing")]
    public static bool IsFinalizing() => false;

    [PyFunction("get_int_max_str_digits")]
    public static long GetIntMaxStrDigits() => IntText.MaxDigits;
}
