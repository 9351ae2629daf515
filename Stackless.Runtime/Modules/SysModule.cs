// sys: the program's arguments, path, modules and streams, facts about the interpreter, recursion limit, handled exception.
// https://docs.python.org/3/library/sys.html
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

[PyModule("sys")]
public static partial class SysModule
{
    [PyConstant("argv")]
    public static Value Arguments(Interpreter interpreter) => new(interpreter.Arguments);

    [PyConstant("path")]
    public static Value Path(Interpreter interpreter) => new(interpreter.Path);

    [PyConstant("modules")]
    public static Value Modules(Interpreter interpreter) => new(interpreter.Modules);

    [PyConstant("version")]
    public static string Version => $"3.14.0 (Stackless for .NET {typeof(SysModule).Assembly.GetName().Version!.ToString(3)}) [.NET {Environment.Version}]";

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
    public static string Platform => SystemModules.PlatformOf(OperatingSystem.IsWindows(), OperatingSystem.IsMacOS());

    [PyConstant("copyright")]
    public static string Copyright => "Copyright (c) the authors of Stackless for .NET.\nAll Rights Reserved.";

    [PyConstant("executable")]
    public static string Executable
    {
        get
        {
            // Run by dotnet, a program that starts its own kind wants the launcher.
            var process = Environment.ProcessPath ?? "";
            var launcher = System.IO.Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? "stackless.exe" : "stackless");
            return System.IO.Path.GetFileNameWithoutExtension(process) == "dotnet" && File.Exists(launcher) ? launcher : process;
        }
    }

    [PyConstant("prefix")]
    public static string Prefix => AppContext.BaseDirectory.TrimEnd(System.IO.Path.DirectorySeparatorChar);

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
            var given = Environment.GetCommandLineArgs();
            given[0] = Executable;
            return TextList(given);
        }
    }

    [PyConstant("pycache_prefix")]
    public static Value CachePrefix => Value.None;

    [PyConstant("exec_prefix")]
    public static string ExecPrefix => Prefix;

    [PyConstant("dont_write_bytecode")]
    public static bool DontWriteBytecode => false;

    [PyConstant("warnoptions")]
    public static Value WarnOptions => new(new PyList());

    [PyConstant("meta_path")]
    public static Value MetaPath => new(new PyList([new Value(new PyNativeFinder())]));

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
            foreach (var name in BuiltinModules.Names)
            {
                if (!name.Contains('.') && !SystemModules.IsAbsent(name))
                {
                    names.Append(Value.Str(name));
                }
            }
            foreach (var name in Prelude.LibraryNames())
            {
                if (!SystemModules.IsAbsent(name) && name != SystemModules.OtherThan(OperatingSystem.IsWindows()))
                {
                    names.Append(Value.Str(name));
                }
            }
            // Those that the prelude makes.
            foreach (var name in (string[])["_codecs", "_contextvars", "_string", "_thread", "itertools"])
            {
                names.Append(Value.Str(name));
            }
            return new Value(new PyTuple(names.ToArray()));
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
        ? new Value(new PyTuple([new Value(handled.Type), new Value(handled), PyTraceback.Visible(handled.Traceback)]))
        : new Value(new PyTuple([Value.None, Value.None, Value.None]));

    [PyFunction("getfilesystemencodeerrors")]
    public static string GetFileSystemErrors() => "surrogateescape";

    [PyFunction("_getframe")]
    public static Value GetFrame(ThreadState ts, long depth = 0) => PyFrameView.Caller(ts, depth);

    [PyFunction("_getframemodulename")]
    public static Value GetFrameModuleName(ThreadState ts, [Keyword] long depth = 0) => Prelude.Call(ts, PreludeNames.FrameModuleName, Value.Int(depth));

    [PyFunction("set_int_max_str_digits")]
    public static Value SetIntMaxStrDigits(ThreadState ts, [Keyword] int maxdigits)
    {
        if (maxdigits is not 0 and < LaunchOptions.LeastMaxDigits)
        {
            return ts.Raise(BuiltinTypes.ValueError, "maxdigits must be 0 or larger than 640");
        }
        ts.Interpreter.MaxDigits = maxdigits;
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

    /// <summary>How many processors <c>-X cpu_count</c> says there are; -1 if it says nothing.</summary>
    [PyFunction("_get_cpu_count_config")]
    public static long GetConfiguredProcessorCount(ThreadState ts) => ts.Interpreter.ProcessorCount;

    [PyFunction("getrefcount")]
    public static long GetReferenceCount(Value o) => 2;

    [PyFunction("excepthook")]
    [PyFunction("__excepthook__")]
    public static Value ExceptHook(ThreadState ts, Value type, Value error, Value traceback) => Prelude.Call(ts, PreludeNames.PrintException, error);

    [PyFunction("displayhook")]
    [PyFunction("__displayhook__")]
    public static Value DisplayHook(ThreadState ts, Value value) => Prelude.Call(ts, PreludeNames.ShowExpression, value);

    /// <summary>What few programs ask for is made when it is first asked for.</summary>
    [PyFunction("__getattr__")]
    public static Value MissingAttribute(ThreadState ts, PyStr name) => name.Text switch
    {
        "stdin" or "__stdin__" => Prelude.Call(ts, PreludeNames.OpenStandardInput, new Value(ts.Interpreter.Sys)),
        "monitoring" => Prelude.Call(ts, PreludeNames.OpenMonitoring, new Value(ts.Interpreter.Sys)),
        "implementation" => Prelude.Call(ts, PreludeNames.OpenImplementation, new Value(ts.Interpreter.Sys)),
        "_jit" => Keep(ts, name, new Value(BuiltinModules.Create(ts.Interpreter, "sys._jit")!)),
        "stdlib_module_names" => Keep(ts, name, LibraryModuleNames()),
        _ => ts.RaiseAttributeError($"module 'sys' has no attribute '{name.Text}'", new Value(ts.Interpreter.Sys), name),
    };

    [PyFunction("is_finalizing")]
    public static bool IsFinalizing() => false;

    [PyFunction("get_int_max_str_digits")]
    public static long GetIntMaxStrDigits(ThreadState ts) => ts.Interpreter.MaxDigits;
}
