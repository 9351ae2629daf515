// sys.flags: the settings CPython takes from its command line; here they are all as CPython has them without options.
// https://docs.python.org/3/library/sys.html#sys.flags
namespace Stackless.Runtime;

[PyType("flags", Module = "sys", IsHidden = true)]
public sealed partial class PySysFlags() : PyObject(ShapeIds.SysFlags)
{
    [PyGetter("debug")] public long Debug => 0;
    [PyGetter("inspect")] public long Inspect => 0;
    [PyGetter("interactive")] public long Interactive => 0;
    [PyGetter("optimize")] public long Optimize => 0;
    [PyGetter("dont_write_bytecode")] public long DontWriteBytecode => 1;
    [PyGetter("no_user_site")] public long NoUserSite => 1;
    [PyGetter("no_site")] public long NoSite => 1;
    [PyGetter("ignore_environment")] public long IgnoreEnvironment => 0;
    [PyGetter("verbose")] public long Verbose => 0;
    [PyGetter("bytes_warning")] public long BytesWarning => 0;
    [PyGetter("quiet")] public long Quiet => 0;
    [PyGetter("hash_randomization")] public long HashRandomization => 0;
    [PyGetter("isolated")] public long Isolated => 0;
    [PyGetter("dev_mode")] public bool DevMode => false;
    [PyGetter("utf8_mode")] public long Utf8Mode => 1;
    [PyGetter("warn_default_encoding")] public long WarnDefaultEncoding => 0;
    [PyGetter("safe_path")] public bool SafePath => false;
    [PyGetter("int_max_str_digits")] public long IntMaxStrDigits(ThreadState ts) => ts.Interpreter.MaxDigits;
    [PyGetter("gil")] public long Gil => 0;
    [PyGetter("thread_inherit_context")] public long ThreadInheritContext => 0;
    [PyGetter("context_aware_warnings")] public long ContextAwareWarnings => 0;
}
