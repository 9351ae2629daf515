// sys, continued: what programs ask now and then about the interpreter: names of the standard library, switches of a build that there is
// only one of, audit hooks. https://docs.python.org/3/library/sys.html
namespace Stackless.Runtime;

public static unsafe partial class SysModule
{
    // ---- what few programs ask for, made when it is first asked for ----------------------------------------------------------

    static Value Keep(ThreadState ts, PyStr name, Value made)
    {
        ts.Interpreter.Sys.Dictionary.Set(name, made);
        return made;
    }

    /// <summary>The modules of the standard library of 3.14, on all systems, whether there are such here or not.</summary>
    const string LibraryModules = """
        __future__ _abc _aix_support _android_support _apple_support _ast _ast_unparse _asyncio _bisect _blake2 _bz2 _codecs _codecs_cn _codecs_hk
        _codecs_iso2022 _codecs_jp _codecs_kr _codecs_tw _collections _collections_abc _colorize _compat_pickle _contextvars _csv _ctypes _curses
        _curses_panel _datetime _dbm _decimal _elementtree _frozen_importlib _frozen_importlib_external _functools _gdbm _hashlib _heapq _hmac _imp
        _interpchannels _interpqueues _interpreters _io _ios_support _json _locale _lsprof _lzma _markupbase _md5 _multibytecodec _multiprocessing
        _opcode _opcode_metadata _operator _osx_support _overlapped _pickle _posixshmem _posixsubprocess _py_abc _py_warnings _pydatetime _pydecimal
        _pyio _pylong _pyrepl _queue _random _remote_debugging _scproxy _sha1 _sha2 _sha3 _signal _sitebuiltins _socket _sqlite3 _sre _ssl _stat
        _statistics _string _strptime _struct _suggestions _symtable _sysconfig _thread _threading_local _tkinter _tokenize _tracemalloc _types
        _typing _uuid _warnings _weakref _weakrefset _winapi _wmi _zoneinfo _zstd abc annotationlib antigravity argparse array ast asyncio atexit
        base64 bdb binascii bisect builtins bz2 cProfile calendar cmath cmd code codecs codeop collections colorsys compileall compression
        concurrent configparser contextlib contextvars copy copyreg csv ctypes curses dataclasses datetime dbm decimal difflib dis doctest email
        encodings ensurepip enum errno faulthandler fcntl filecmp fileinput fnmatch fractions ftplib functools gc genericpath getopt getpass gettext
        glob graphlib grp gzip hashlib heapq hmac html http idlelib imaplib importlib inspect io ipaddress itertools json keyword linecache locale
        logging lzma mailbox marshal math mimetypes mmap modulefinder msvcrt multiprocessing netrc nt ntpath nturl2path numbers opcode operator
        optparse os pathlib pdb pickle pickletools pkgutil platform plistlib poplib posix posixpath pprint profile pstats pty pwd py_compile pyclbr
        pydoc pydoc_data pyexpat queue quopri random re readline reprlib resource rlcompleter runpy sched secrets select selectors shelve shlex
        shutil signal site smtplib socket socketserver sqlite3 sre_compile sre_constants sre_parse ssl stat statistics string stringprep struct
        subprocess symtable sys sysconfig syslog tabnanny tarfile tempfile termios textwrap this threading time timeit tkinter token tokenize
        tomllib trace traceback tracemalloc tty turtle turtledemo types typing unicodedata unittest urllib uuid venv warnings wave weakref
        webbrowser winreg winsound wsgiref xml xmlrpc zipapp zipfile zipimport zlib zoneinfo
        """;

    static Value LibraryModuleNames()
    {
        var names = new PyDict();
        foreach (var name in LibraryModules.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries))
        {
            names.Set(name, Value.None);
        }
        return new Value(new PyFrozenSet(names));
    }

    // ---- how the program was started -----------------------------------------------------------------------------------------

    /// <summary>What the command line and the environment ask for.</summary>
    internal static void Apply(Interpreter interpreter, LaunchOptions options)
    {
        var names = interpreter.Sys.Dictionary;
        names.Set("flags", FlagsOf(options));
        names.Set("warnoptions", TextList(options.Warnings));
        names.Set("dont_write_bytecode", Value.Bool(options.WritesNoBytecode));
        var given = new PyDict();
        foreach (var option in options.ImplementationOptions)
        {
            var equals = option.IndexOf('=');
            given.Set(equals < 0 ? option : option[..equals], equals < 0 ? Value.Bool(true) : Value.Str(option[(equals + 1)..]));
        }
        names.Set("_xoptions", new Value(given));
        interpreter.WarnsOfBytes = options.BytesWarning > 0;
        interpreter.IsDevelopment = options.IsDevelopment;
        interpreter.HidesColumns = options.HidesColumns;
        interpreter.ProcessorCount = options.ProcessorCount;
        interpreter.MaxDigits = options.MaxDigits;
        if (options.Optimize > 0)
        {
            interpreter.Builtins.Set("__debug__", Value.Bool(false));
        }
        if (options.HasNoSite)
        {
            BuiltinsModule.RemoveSiteBuiltins(interpreter);
        }
    }

    /// <summary>The program runs in a virtual environment: whom it starts by sys.executable does too.</summary>
    internal static void EnterEnvironment(Interpreter interpreter, string folder)
    {
        interpreter.Sys.Dictionary.Set("prefix", Value.Str(folder));
        interpreter.Sys.Dictionary.Set("exec_prefix", Value.Str(folder));
        var launcher = System.IO.Path.Combine(folder, "bin", "python");
        if (File.Exists(launcher))
        {
            interpreter.Sys.Dictionary.Set("executable", Value.Str(launcher));
        }
    }

    static Value TextList(IReadOnlyList<string> texts)
    {
        var list = new PyList();
        foreach (var text in texts)
        {
            list.Append(Value.Str(text));
        }
        return new Value(list);
    }

    /// <summary>Streams that there are none of.</summary>
    internal static void Close(Interpreter interpreter, bool isInput, bool isOutput, bool isErrors)
    {
        foreach (var (isClosed, name) in ((bool, string)[])[(isInput, "stdin"), (isOutput, "stdout"), (isErrors, "stderr")])
        {
            if (isClosed)
            {
                interpreter.Sys.Dictionary.Set(name, Value.None);
                interpreter.Sys.Dictionary.Set($"__{name}__", Value.None);
            }
        }
    }

    // ---- this build ----------------------------------------------------------------------------------------------------------

    /// <summary>Not a framework build of macOS.</summary>
    [PyConstant("_framework")]
    public static string Framework => "";

    [PyConstant("_git")]
    public static Value Git => new(new PyTuple([Value.Str("Stackless"), Value.Str(""), Value.Str("")]));

    [PyConstant("_home")]
    public static Value Home => Value.None;

    [PyConstant("_base_executable")]
    public static string BaseExecutable => Executable;

    [PyConstant("_stdlib_dir")]
    public static string LibraryFolder => System.IO.Path.Combine(AppContext.BaseDirectory, "Lib");

    [PyConstant("_xoptions")]
    public static Value ImplementationOptions => new(new PyDict());

    /// <summary>Python's threads take turns.</summary>
    [PyFunction("_is_gil_enabled")]
    public static bool IsLockEnabled() => true;

    [PyFunction("_is_interned")]
    public static bool IsInterned(PyStr text) => ReferenceEquals(text.Intern(), text);

    [PyFunction("_clear_type_cache")]
    [PyFunction("_clear_internal_caches")]
    public static void ClearCaches()
    {
    }

    [PyFunction("is_stack_trampoline_active")]
    [PyFunction("is_remote_debug_enabled")]
    public static bool IsOff() => false;

    [PyFunction("call_tracing")]
    public static Value CallTracing(ThreadState ts, Value function, PyTuple arguments) => function.Object.Call(ts, [.. arguments.Items], []);

    // ---- audit hooks ---------------------------------------------------------------------------------------------------------

    [PyFunction("addaudithook")]
    public static Value AddAuditHook(ThreadState ts, [Keyword] Value hook)
    {
        var known = ts.Interpreter.AuditHooks;
        ts.Interpreter.AuditHooks ??= new PyList();
        return known is null ? Append(ts, hook) : Prelude.Call(ts, PreludeNames.AddAuditHook, new Value(known), hook);
    }

    static Value Append(ThreadState ts, Value hook)
    {
        ts.Interpreter.AuditHooks!.Append(hook);
        return Value.None;
    }

    /// <summary>Tells the hooks what a program reports; the runtime itself reports nothing.</summary>
    [PyFunction("audit")]
    public static Value Audit(ThreadState ts, PyStr @event, Value[] rest) =>
        ts.Interpreter.AuditHooks is null ? Value.None : Prelude.Call(ts, PreludeNames.TellAuditHooks, new Value(ts.Interpreter.AuditHooks), new Value(@event), new Value(new PyTuple(rest)));
}

/// <summary>sys._jit: what is compiled, is compiled by .NET.</summary>
[PyModule("sys._jit")]
public static partial class SysJitModule
{
    [PyFunction("is_available")]
    [PyFunction("is_enabled")]
    [PyFunction("is_active")]
    public static bool IsPresent() => false;
}
