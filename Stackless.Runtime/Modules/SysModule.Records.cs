// sys, continued: facts about the interpreter that are records (named tuples): its version, its numbers, what the command line asked for.
// https://docs.python.org/3/library/sys.html#sys.version_info
namespace Stackless.Runtime;

public static unsafe partial class SysModule
{
    [PyConstant("version_info")]
    public static Value VersionInfo => new(Kinds.VersionInfo);

    /// <summary>How numbers are hashed: modulo this prime.</summary>
    [PyConstant("hash_info")]
    public static Value HashInfo => new(Kinds.HashInfo);

    [PyConstant("float_info")]
    public static Value FloatInfo => new(Kinds.FloatInfo);

    [PyConstant("int_info")]
    public static Value IntInfo => new(Kinds.IntInfo);

    /// <summary>Python's threads take turns on one thread of the system's; what its locks are made of cannot be seen.</summary>
    [PyConstant("thread_info")]
    public static Value ThreadInfo => new(Kinds.ThreadInfo);

    [PyConstant("flags")]
    public static Value Flags => FlagsOf(new LaunchOptions());

    internal static Value FlagsOf(LaunchOptions options) => new(PyRecord.Of(Kinds.Flags,
        Value.Int(options.Debug), Value.Int(options.Inspect), Value.Int(options.Inspect), Value.Int(options.Optimize), Value.Int(options.WritesNoBytecode ? 1 : 0),
        Value.Int(options.HasNoUserSite ? 1 : 0), Value.Int(options.HasNoSite ? 1 : 0), Value.Int(options.IgnoresEnvironment ? 1 : 0), Value.Int(options.Verbose),
        Value.Int(options.BytesWarning), Value.Int(options.IsQuiet ? 1 : 0), Value.Int(StringHash.IsRandomized ? 1 : 0), Value.Int(options.IsIsolated ? 1 : 0), Value.Bool(options.IsDevelopment),
        Value.Int(options.ImplementationOptions.Contains("utf8=0") ? 0 : 1), Value.Int(options.WarnsOfDefaultEncoding ? 1 : 0), Value.Bool(options.HasSafePath), Value.Int(options.MaxDigits),
        Value.Int(1), Value.Int(0), Value.Int(0)));

    // ---- asynchronous generators -------------------------------------------------------------------------------------------

    // Made when they are first needed, for all interpreters.
    static class Kinds
    {
        public static readonly PyRecord VersionInfo = PyRecord.Make("version_info", "sys",
        ("major", Value.Int(3)), ("minor", Value.Int(14)), ("micro", Value.Int(0)), ("releaselevel", Value.Str("final")), ("serial", Value.Int(0)));
        public static readonly PyRecord HashInfo = PyRecord.Make("hash_info", "sys",
        ("width", Value.Int(64)), ("modulus", Value.Int((1L << 61) - 1)), ("inf", Value.Int(314159)), ("nan", Value.Int(0)), ("imag", Value.Int(1000003)),
        ("algorithm", Value.Str("siphash13")), ("hash_bits", Value.Int(64)), ("seed_bits", Value.Int(128)), ("cutoff", Value.Int(0)));
        public static readonly PyRecord FloatInfo = PyRecord.Make("float_info", "sys",
        ("max", Value.Float(double.MaxValue)), ("max_exp", Value.Int(1024)), ("max_10_exp", Value.Int(308)),
        ("min", Value.Float(2.2250738585072014e-308)), ("min_exp", Value.Int(-1021)), ("min_10_exp", Value.Int(-307)),
        ("dig", Value.Int(15)), ("mant_dig", Value.Int(53)), ("epsilon", Value.Float(2.220446049250313e-16)), ("radix", Value.Int(2)), ("rounds", Value.Int(1)));
        public static readonly PyRecord IntInfo = PyRecord.Make("int_info", "sys",
        ("bits_per_digit", Value.Int(30)), ("sizeof_digit", Value.Int(4)), ("default_max_str_digits", Value.Int(4300)), ("str_digits_check_threshold", Value.Int(640)));
        public static readonly PyRecord ThreadInfo = PyRecord.Make("thread_info", "sys",
        ("name", Value.Str(OperatingSystem.IsWindows() ? "nt" : "pthread")), ("lock", Value.None), ("version", Value.None));

        public static readonly PyType Flags = PyRecord.NewType("flags", "sys",
            ["debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site", "no_site", "ignore_environment", "verbose", "bytes_warning", "quiet",
                "hash_randomization", "isolated", "dev_mode", "utf8_mode", "warn_default_encoding", "safe_path", "int_max_str_digits",
                "gil", "thread_inherit_context", "context_aware_warnings"], 18);

        public static readonly PyType AsyncHooks = PyRecord.NewType("asyncgen_hooks", "builtins", ["firstiter", "finalizer"], 2);
    }

    [PyFunction("get_asyncgen_hooks")]
    public static PyObject GetAsyncHooks(ThreadState ts) => PyRecord.Of(Kinds.AsyncHooks, ts.Scheduler.AsyncFirstIteration, ts.Scheduler.AsyncFinalizer);

    [PyFunction("set_asyncgen_hooks")]
    public static Value SetAsyncHooks(ThreadState ts, [Keyword] Value firstiter = default, [Keyword] Value finalizer = default)
    {
        if (!IsHook(ts, finalizer, "finalizer") || !IsHook(ts, firstiter, "firstiter"))
        {
            return default;
        }
        var scheduler = ts.Scheduler;
        scheduler.AsyncFinalizer = finalizer.IsNull ? scheduler.AsyncFinalizer : finalizer;
        scheduler.AsyncFirstIteration = firstiter.IsNull ? scheduler.AsyncFirstIteration : firstiter;
        return Value.None;
    }

    static bool IsHook(ThreadState ts, Value hook, string name)
    {
        if (hook.IsNull || hook.IsNone || Calling.IsCallable(hook))
        {
            return true;
        }
        ts.Raise(BuiltinTypes.TypeError, $"callable {name} expected, got {hook.Type.MessageName}");
        return false;
    }
}
